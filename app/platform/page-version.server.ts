import { pool } from "./database.server";

/** How old an answer about what changed may be, in milliseconds. Together with the second that a proxy may keep a page, nothing is older than two. */
const LOOK_MS = 500;

type Shared = { tlvPages?: { version: Promise<string>; lookedAt: number } };
const shared = globalThis as Shared;

/**
 * Names the state of all that public pages are made of: the database gives another name whenever a change of it was committed. Asked at most twice a second,
 * and by however many visitors at once only one time. Rejects while the database cannot be reached.
 */
export function pageVersion(): Promise<string> {
  const now = performance.now();
  if (!shared.tlvPages || now - shared.tlvPages.lookedAt > LOOK_MS) {
    const version = pool().query<{ version: string }>("SELECT page_version() AS version").then(({ rows }) => rows[0]!.version);
    // What failed is asked again by the next visitor.
    version.catch(forgetPageVersion);
    shared.tlvPages = { version, lookedAt: now };
  }
  return shared.tlvPages.version;
}

/** The next visitor's page is what the database says then; for whoever has just changed something in this process and looks at the outcome. */
export function forgetPageVersion(): void {
  shared.tlvPages = undefined;
}

/** Forgets connections that have ended; answers how many. */
export async function forgetEndedConnections(): Promise<number> {
  const { rows } = await pool().query<{ gone: string }>("SELECT forget_page_changes() AS gone");
  return Number(rows[0]!.gone);
}
