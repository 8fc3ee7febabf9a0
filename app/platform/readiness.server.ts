import { env } from "./env.server";
import { pool } from "./database.server";

type Shared = { tlvDraining?: boolean };
const shared = globalThis as Shared;

/** From now on /readyz answers 503, so that a balancer sends no new visitors while open requests are finished. */
export function beginDraining() {
  shared.tlvDraining = true;
}

export type Readiness = { ready: boolean; checks: Record<string, "ok" | "failed" | "draining" | "not configured"> };

/** Whether this process can serve visitors right now: it asks the database and waits at most two seconds. */
export async function readiness(): Promise<Readiness> {
  const database = await askDatabase();
  const process = shared.tlvDraining ? ("draining" as const) : ("ok" as const);
  return {
    ready: database === "ok" && process === "ok",
    checks: { process, database, mail: env.RESEND_API_KEY ? "ok" : "not configured", card: env.STRIPE_SECRET_KEY ? "ok" : "not configured" },
  };
}

async function askDatabase(): Promise<"ok" | "failed"> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error("timeout")), 2_000);
    });
    await Promise.race([pool().query("SELECT 1 FROM need LIMIT 1"), limit]);
    return "ok";
  } catch {
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}
