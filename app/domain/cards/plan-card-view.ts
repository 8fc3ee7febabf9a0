import type { ChargeChoice, OpenPage } from "~/domain/cards/card-view";
import type { DeclineReason } from "~/domain/cards/saved-card";

/** Sentences to agree to, and the mark by which the answer tells which they were. */
export type ConsentView = { text: string; mark: string };

/**
 * A card that the coming instalments are taken from. `next`: what is taken next, in đồng, and on which day (yyyy-mm-dd); `expiresBefore`: the card expires
 * before that day or before the last. `agreed`: the words its sponsor consented to, in which language, and when.
 */
export type SavedCardView = {
  state: "active" | "blocked";
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  next: { position: number; amount: number; on: string } | null;
  expiresBefore: "next" | "last" | null;
  agreed: { text: string; locale: string; at: string };
};

/** The last charge that its bank refused, while the instalment is still open. `nextOn`: the day it is tried again; `lastDay`: until when it can be paid otherwise. */
export type DeclinedView = { position: number; amount: number; reason: DeclineReason; on: string; nextOn: string | null; lastDay: string };

/** What a promise's pages say of cards to its giver. Amounts are whole đồng. */
export type PlanCardView = {
  card: SavedCardView | null;
  declined: DeclinedView | null;
  /** The instalment that can be paid by card now; `choices` is empty where `whyNot` tells why not. */
  toPay: { id: string; position: number; count: number; dong: number; choices: ChargeChoice[]; whyNot: "too-small" | "too-large" | null; consent: ConsentView | null } | null;
  /** The consent for a card that is saved on a page of its own. */
  saving: ConsentView | null;
  open: OpenPage | null;
  /** An instalment is being taken at this moment. */
  underWay: boolean;
  minutes: number;
};
