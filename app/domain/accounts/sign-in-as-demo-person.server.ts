import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { db, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { viewerOfToken } from "./read-viewer.server";
import { isRowId } from "./row-id";
import { startSession } from "./start-session.server";
import type { Viewer } from "./viewer";

/** Signs in as a demonstration person without a code. Refuses outside the demonstration, and anybody who is not a demonstration person. */
export async function signInAsDemoPerson({
  personId,
  device,
}: {
  personId: string;
  device: string;
}): Promise<Outcome<{ token: string; viewer: Viewer }, "not-demo" | "not-found">> {
  if (!env.demo) return refuse("not-demo");
  if (!isRowId(personId)) return refuse("not-found");
  const person = await db.person.findFirst({ where: { id: personId, demo: true, disabledAt: null }, select: { id: true } });
  if (!person) return refuse("not-found");
  const token = await transact(async (tx) => {
    const opened = await startSession({ personId, device }, tx);
    await recordEvent(tx, { kind: "person.signed_in", subjectType: "person", subjectId: personId, actor: { personId, role: "self" }, payload: { demo: true } });
    return opened;
  });
  const viewer = await viewerOfToken(token);
  return viewer ? { ok: true, token, viewer } : refuse("not-found");
}
