import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import type { Viewer } from "./viewer";

export type OpenSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date; current: boolean };

/** The viewer's own open sessions, the present one first. */
export async function listOwnSessions(viewer: Viewer): Promise<OpenSession[]> {
  const rows = await db.signInSession.findMany({
    where: { personId: viewer.personId, revokedAt: null, expiresAt: { gt: clock.now() } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    take: 50,
  });
  const sessions = rows.map((row) => ({ ...row, current: row.id === viewer.sessionId }));
  return sessions.sort((one, other) => Number(other.current) - Number(one.current));
}
