import type { PlanView } from "./plan-view";
import type { GivenAs, PaymentState, PledgeMode, PledgeState, SurplusRule } from "./pledge";

/** Who must act for a step to be done. */
export type StepActor = "sponsor" | "coordinator" | "receiver" | "fund";
export type StepKey = "made" | "paid" | "accepted" | "planned" | "dispatched" | "countersigned" | "delivered" | "certificate";

/** One step from the pledge to the certificate: when it happened, or until when somebody must act. Times are ISO 8601. */
export type PledgeStep = { key: StepKey; at: string | null; due: string | null; who: StepActor };

export type PledgeDelivery = {
  id: string;
  code: string;
  units: number;
  state: string;
  /** yyyy-mm-dd in Việt Nam. */
  plannedOn: string | null;
  dispatchedAt: string | null;
  unitsAccepted: number | null;
  unitsRejected: number | null;
  countersignedAt: string | null;
  confirmedAt: string | null;
  evidence: { fileId: string; width: number | null; height: number | null }[];
};

/** A pledge as those see it who may see it. Amounts are whole đồng, quantities units of the need, times ISO 8601. */
export type PledgeView = {
  id: string;
  reference: string;
  state: PledgeState;
  mode: PledgeMode;
  units: number;
  unitPrice: number;
  amount: number;
  unitsDelivered: number;
  honourName: string;
  givenAs: GivenAs;
  guest: boolean;
  goodsNote: string | null;
  message: string | null;
  madeAt: string;
  holdExpiresAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  need: { code: string; titleVi: string; titleEn: string; unitVi: string; unitEn: string; category: string; placeVi: string; placeEn: string; areaCode: string; provinceCode: string };
  /** Units that are paid or accepted; by instalments only those of the settled ones. */
  unitsPaid: number;
  /** Units that were paid and could not be delivered; what is left is `units`, unless nothing was. */
  unitsReturned: number;
  surplusRule: SurplusRule;
  /** The basket it was made in; `together` until the whole basket is paid: it is then paid, taken back and ended only with the others. */
  basket: { reference: string; together: boolean } | null;
  /** The instalments, of a pledge that is paid monthly. */
  plan: PlanView | null;
  payment: { expected: number; received: number; state: PaymentState; settledAt: string | null; receiptNumber: string | null } | null;
  deliveries: PledgeDelivery[];
  certificate: { number: string | null; verifyCode: string; state: string; issuedAt: string | null } | null;
  /** First and last number of each run of units. */
  unitRanges: [from: number, to: number][];
  steps: PledgeStep[];
  /** The viewer made it, or belongs to the organisation it was made for. */
  own: boolean;
  mayCancel: boolean;
};

type Told = Pick<PledgeView, "state" | "mode" | "madeAt" | "holdExpiresAt" | "confirmedAt" | "units" | "unitsDelivered" | "certificate"> & { deliveries: PledgeDelivery[] };

/**
 * From the pledge to the certificate in the order in which it happens. With several deliveries a step counts as done once the latest of them has
 * taken it and nothing is left to plan; the last step before the certificate needs every unit confirmed.
 */
export function pledgeSteps(pledge: Told): PledgeStep[] {
  const { deliveries, certificate } = pledge;
  const money = pledge.mode === "money";
  const all = (moment: (delivery: PledgeDelivery) => string | null) => {
    const carried = deliveries.filter((delivery) => delivery.state !== "rejected" && delivery.state !== "cancelled");
    const moments = carried.map(moment);
    const units = carried.reduce((sum, delivery) => sum + (delivery.state === "confirmed" ? (delivery.unitsAccepted ?? 0) : delivery.units), 0);
    return carried.length > 0 && units >= pledge.units && moments.every((each) => each !== null) ? moments.toSorted().at(-1)! : null;
  };
  const day = (delivery: PledgeDelivery) => (delivery.plannedOn ? `${delivery.plannedOn}T00:00:00+07:00` : null);
  const nextDay = deliveries.filter((delivery) => delivery.state === "planned").map(day).find((each) => each !== null) ?? null;
  const held = pledge.state === "held";
  return [
    { key: "made", at: pledge.madeAt, due: null, who: "sponsor" },
    money
      ? { key: "paid", at: pledge.confirmedAt, due: held ? pledge.holdExpiresAt : null, who: "sponsor" }
      : { key: "accepted", at: pledge.confirmedAt, due: held ? pledge.holdExpiresAt : null, who: "coordinator" },
    // Planned once a delivery exists; the day on it is when it should leave.
    { key: "planned", at: deliveries.length > 0 && all((delivery) => day(delivery) ?? pledge.confirmedAt) !== null ? pledge.confirmedAt : null, due: null, who: "coordinator" },
    { key: "dispatched", at: all((delivery) => delivery.dispatchedAt), due: nextDay, who: "coordinator" },
    { key: "countersigned", at: all((delivery) => delivery.countersignedAt), due: null, who: "receiver" },
    { key: "delivered", at: pledge.unitsDelivered === pledge.units ? all((delivery) => delivery.confirmedAt) : null, due: null, who: "coordinator" },
    { key: "certificate", at: certificate?.issuedAt ?? null, due: null, who: "fund" },
  ];
}
