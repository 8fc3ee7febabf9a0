import type { RecordedEvent } from "~/domain/audit/event";
import { matchCredit } from "~/domain/cards/match-payout.server";

/** A credit that pays for nothing may be a payout of the card processor, which is nobody's gift. */
export async function matchPayoutCredit({ subjectId, payload }: RecordedEvent): Promise<void> {
  if (typeof payload.pledgeId !== "string") await matchCredit(subjectId);
}
