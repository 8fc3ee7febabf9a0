export type PledgeNext = "pay" | "payRest" | "goods" | "plan" | "deliver" | "certificate" | "issued" | "revoked" | "lapsed" | "cancelled" | "refunded" | "takenBack";

/** What of a pledge decides what comes next. */
export type Standing = {
  state: string;
  mode: string;
  payment: { received: number } | null;
  /** Units that were paid and could not be delivered. */
  unitsReturned: number;
  deliveries: readonly unknown[];
  certificate: { state: string } | null;
};

/** What a pledge waits for now, or how it ended: the word by which pages explain it. */
export function nextOf(pledge: Standing): PledgeNext {
  const { state, certificate } = pledge;
  if (state === "cancelled" && pledge.unitsReturned > 0) return "takenBack";
  if (state === "lapsed" || state === "cancelled" || state === "refunded") return state;
  if (state === "held") return pledge.mode === "in_kind" ? "goods" : (pledge.payment?.received ?? 0) > 0 ? "payRest" : "pay";
  if (state === "confirmed" || state === "in_delivery") return pledge.deliveries.length === 0 ? "plan" : "deliver";
  if (certificate?.state === "issued") return "issued";
  return certificate?.state === "revoked" ? "revoked" : "certificate";
}
