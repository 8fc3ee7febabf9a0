import type { SurplusRule } from "~/domain/pledges/pledge";

export const waitlistStates = ["waiting", "offered", "taken", "declined", "expired", "left"] as const;
export type WaitlistState = (typeof waitlistStates)[number];

/** An entry as its own person sees it. Units of the need, amounts whole đồng, times ISO 8601. */
export type WaitlistView = {
  id: string;
  state: WaitlistState;
  units: number;
  /** What becomes of money that the offered pledge cannot take. */
  surplusRule: SurplusRule;
  joinedAt: string;
  /** Place in the queue from 1; null once it waits no more. */
  place: number | null;
  offer: { reference: string; units: number; amount: number; expiresAt: string | null; pledgeState: string } | null;
  need: { code: string; titleVi: string; titleEn: string; placeVi: string; placeEn: string; unitVi: string; unitEn: string; category: string };
};
