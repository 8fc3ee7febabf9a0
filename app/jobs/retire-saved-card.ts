import type { RecordedEvent } from "~/domain/audit/event";
import { forgetCard, retireCards } from "~/domain/cards/forget-card.server";

/** A promise that may have nothing left to be taken gives its card up. */
export async function retireCardOfPledge({ subjectId, payload }: RecordedEvent): Promise<void> {
  await retireCards(typeof payload.pledgeId === "string" ? payload.pledgeId : subjectId);
}

/** Stripe forgets a card that is out of use. */
export async function forgetRemovedCard({ subjectId }: RecordedEvent): Promise<void> {
  await forgetCard(subjectId);
}
