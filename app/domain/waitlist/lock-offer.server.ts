import type { Viewer } from "~/domain/accounts/viewer";
import { lockPledgeFacts, type PledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import type { Tx } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";

/** An open offer of the viewer with the rows of need and pledge taken; null when it is somebody else's, or answered, expired or gone. */
export async function lockOffer(tx: Tx, entryId: string, viewer: Viewer): Promise<PledgeFacts | null> {
  if (!isUuid(entryId)) return null;
  const open = { id: entryId, personId: viewer.personId, state: "offered" };
  const seen = await tx.waitlistEntry.findFirst({ where: open, select: { needId: true, pledge: { select: { id: true, reference: true } } } });
  if (!seen?.pledge) return null;
  const pledge = await lockPledgeFacts(tx, { ...seen.pledge, needId: seen.needId });
  const still = await tx.waitlistEntry.findFirst({ where: open, select: { id: true } });
  return still && pledge.state === "held" ? pledge : null;
}
