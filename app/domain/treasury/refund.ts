export const refundStates = ["requested", "approved", "listed", "paid", "declined", "withdrawn"] as const;
export type RefundState = (typeof refundStates)[number];

export type RefundBar = "in-kind" | "nothing-received" | "refund-exists" | "paid-by-card" | "paid-by-instalments" | "delivered" | "in-delivery" | "already-paid-out" | "not-refundable";

export const REFUND_REASON_MAX = 500;

export type RefundFacts = {
  mode: string;
  state: string;
  /** Whole đồng that stand for the pledge now. */
  received: bigint;
  unitsDelivered: number;
  /** A delivery has left, or was counted. */
  underWay: boolean;
  byInstalments: boolean;
  byCard: boolean;
  /** The fund's own reserve paid it: there is no sponsor to refund. */
  fromReserve: boolean;
  refundOpen: boolean;
  /** Whole đồng that may still leave the bank for the need. */
  free: bigint;
};

/**
 * The refund policy: until a unit of the pledge leaves for the children, the fund may refund everything that was received for it; afterwards never.
 * Answers what stands in the way, or null. A pledge by instalments is ended first, and money of a card goes back to the card.
 */
export function refundBar(facts: RefundFacts): RefundBar | null {
  if (facts.mode !== "money") return "in-kind";
  if (facts.refundOpen) return "refund-exists";
  if (facts.unitsDelivered > 0 || facts.state === "delivered" || facts.state === "closed") return "delivered";
  if (facts.underWay) return "in-delivery";
  if (facts.fromReserve || !["held", "confirmed", "in_delivery"].includes(facts.state)) return "not-refundable";
  if (facts.received <= 0n) return "nothing-received";
  if (facts.byInstalments) return "paid-by-instalments";
  if (facts.byCard) return "paid-by-card";
  return facts.free < facts.received ? "already-paid-out" : null;
}

/** A bank account as a person types it, or what is wrong with it. Account numbers keep digits and letters only, at most 34. */
export function readBankAccount(typed: { bankName: string; accountNumber: string; accountHolder: string }): { bankName: string; accountNumber: string; accountHolder: string } | "bank-needed" | "account-invalid" | "holder-needed" {
  const clean = (text: string) => text.normalize("NFC").replace(/[\p{Cc}\s]+/gu, " ").trim();
  const bankName = clean(typed.bankName);
  const accountHolder = clean(typed.accountHolder);
  const accountNumber = typed.accountNumber.replace(/[\s.-]/g, "").toUpperCase();
  if (!bankName || bankName.length > 100) return "bank-needed";
  if (!/^[0-9A-Z]{4,34}$/.test(accountNumber)) return "account-invalid";
  if (!accountHolder || accountHolder.length > 100) return "holder-needed";
  return { bankName, accountNumber, accountHolder };
}
