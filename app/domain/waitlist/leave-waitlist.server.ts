import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/** Somebody stops waiting. Refused: an entry of somebody else, and one that waits no more; an offer is declined instead. */
export async function leaveWaitlist({ entryId, viewer }: { entryId: string; viewer: Viewer }): Promise<Outcome<object, "not-found">> {
  if (!isUuid(entryId)) return refuse("not-found");
  return transact(async (tx) => {
    const { count } = await tx.waitlistEntry.updateMany({ where: { id: entryId, personId: viewer.personId, state: "waiting" }, data: { state: "left", endedAt: clock.now() } });
    if (count === 0) return refuse("not-found");
    await recordEvent(tx, { kind: "waitlist.left", subjectType: "waitlist", subjectId: entryId, actor: actorOf(viewer, "sponsor") });
    return { ok: true };
  });
}
