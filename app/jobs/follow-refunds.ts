import type { RecordedEvent } from "~/domain/audit/event";
import { askByRule } from "~/domain/treasury/ask-refund.server";
import { followCardParts } from "~/domain/treasury/follow-refund.server";

/** What Stripe booked, refused or sent back of a card payment moves the refunds on that it is a part of. */
export async function followRefundsOfCard({ subjectId }: RecordedEvent): Promise<void> {
  await followCardParts(subjectId);
}

/** Money left over that waits for the fund is asked for as a refund where it came by card and the sponsor chose to have it back. */
export async function askForSurplusBack({ payload }: RecordedEvent): Promise<void> {
  if (payload.as === "task" && typeof payload.pledgeId === "string") await askByRule(payload.pledgeId);
}
