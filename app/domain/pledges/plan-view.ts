import type { InstalmentState } from "~/domain/payments/payment";

/** Where an instalment stands for people: received, a part of it, late, due soon, still to come, carried on by a bridge, or taken out. */
export type InstalmentStanding = "received" | "part" | "late" | "due" | "upcoming" | "missed" | "dropped";

/** One instalment as those see it who may see the pledge. Days are yyyy-mm-dd in Việt Nam, amounts whole đồng, times ISO 8601. */
export type InstalmentView = {
  id: string;
  position: number;
  reference: string;
  dueOn: string;
  units: number;
  amount: number;
  received: number;
  state: InstalmentState;
  standing: InstalmentStanding;
  settledAt: string | null;
  receiptNumber: string | null;
  endedBecause: "unpaid" | "paused" | "shortened" | "ended" | null;
  /** The need that carries a missed instalment on, and whether it can still be picked up: nobody has taken any of it. */
  bridge: { code: string; free: boolean } | null;
};

/** Whether nobody has taken any unit of a bridge, so that its instalment can be picked up again; its last day may have passed. */
export function isFreeBridge({ state, unitsAllocated }: { state: string; unitsAllocated: number }): boolean {
  return (state === "open" || state === "expired") && unitsAllocated === 0;
}

/**
 * Sums over the instalments, in đồng: what the sponsor still promises, what came, what is late, what is still to come; and, apart from them, what came for
 * units that could not be delivered and was used by the sponsor's rule.
 */
export type PlanFigures = { promised: number; received: number; late: number; upcoming: number; returned: number };

export type PlanView = {
  payDay: number;
  excessToNext: boolean;
  pausedUntil: string | null;
  endedAt: string | null;
  instalments: InstalmentView[];
  figures: PlanFigures;
  /** The instalment to pay next, null when none is open. */
  next: InstalmentView | null;
};

/** Days before its day from which an instalment is shown as due. */
const DUE_SOON_DAYS = 7;

/** @param today the calendar day in Việt Nam, yyyy-mm-dd */
export function standingOf({ state, received, dueOn }: Pick<InstalmentView, "state" | "received" | "dueOn">, today: string): InstalmentStanding {
  if (state === "settled") return "received";
  if (state !== "open") return state;
  if (dueOn < today) return "late";
  if (received > 0) return "part";
  const days = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000;
  return days <= DUE_SOON_DAYS ? "due" : "upcoming";
}

/** @param returned đồng that came for units which were taken back as undeliverable: neither promised nor received any more */
export function planFigures(instalments: readonly Pick<InstalmentView, "state" | "amount" | "received" | "standing">[], returned = 0): PlanFigures {
  const figures: PlanFigures = { promised: -returned, received: -returned, late: 0, upcoming: 0, returned };
  for (const { state, amount, received, standing } of instalments) {
    if ((state !== "open" && state !== "settled") || standing === "dropped") continue;
    figures.promised += amount;
    figures.received += received;
    if (standing === "late") figures.late += amount - received;
    else figures.upcoming += amount - received;
  }
  return figures;
}
