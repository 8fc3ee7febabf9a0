/**
 * planned → dispatched → countersigned → confirmed. `rejected`: confirmed by both people, but nothing was accepted. `disputed`: the
 * coordinator doubts the count, and the receiver counts again. `cancelled`: planned, and never sent because the money of the pledge went back.
 */
export const DELIVERY_STATES = ["planned", "dispatched", "countersigned", "confirmed", "rejected", "disputed", "cancelled"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Photos that one person may add to one delivery in one go. */
export const PHOTOS_AT_ONCE = 6;

export type EvidenceStage = "countersign" | "confirm";

/** One line of a work list. Days are yyyy-mm-dd in Việt Nam, times ISO 8601, quantities units of the need. */
export type DeliveryRow = {
  id: string;
  code: string;
  state: DeliveryState;
  units: number;
  plannedOn: string | null;
  dispatchedAt: string | null;
  countersignedAt: string | null;
  confirmedAt: string | null;
  unitsAccepted: number | null;
  unitsRejected: number | null;
  pledgeReference: string;
  mode: "money" | "in_kind";
  /** The name the sponsor chose to be thanked by. */
  honourName: string;
  needCode: string;
  needTitleVi: string;
  needTitleEn: string;
  unitVi: string;
  unitEn: string;
  placeVi: string;
  placeEn: string;
};

export type DeliveryEvidence = { fileId: string; stage: EvidenceStage; addedAt: string; width: number | null; height: number | null };

/** Who may act next, and on what; `none` when the story of this delivery is over. */
export type DeliveryView = DeliveryRow & {
  note: string | null;
  rejectionReason: string | null;
  confirmationNote: string | null;
  /** Who counted and who confirmed, by the names of their accounts. */
  countersignedByName: string | null;
  confirmedByName: string | null;
  evidence: DeliveryEvidence[];
  /** A replacement for units that were rejected earlier. */
  replaces: string | null;
  mayDispatch: boolean;
  mayCountersign: boolean;
  mayConfirm: boolean;
  mayDispute: boolean;
  /** The viewer countersigned, so that somebody else has to confirm. */
  samePerson: boolean;
};

/** Whether the receiver may count what arrived: on its way, or doubted and to be counted again. */
export function canCountersign(state: string): boolean {
  return state === "dispatched" || state === "disputed";
}

/** Whether accepted and rejected are whole, not negative, and together the units that were sent. */
export function countsAddUp(units: number, accepted: number, rejected: number): boolean {
  return Number.isInteger(accepted) && Number.isInteger(rejected) && accepted >= 0 && rejected >= 0 && accepted + rejected === units;
}

/** The code of the nth delivery of a pledge, from 1: the pledge's reference and a running number. */
export function deliveryCode(pledgeReference: string, nth: number): string {
  return `${pledgeReference}-${nth}`;
}

type Counted = { state: string; units: number; unitsAccepted: number | null };

/**
 * Units of a pledge that no delivery carries yet. A delivery on its way carries all its units, a finished one only those accepted:
 * rejected units need a new delivery.
 */
export function unitsToPlan(pledgeUnits: number, deliveries: Counted[]): number {
  const carried = deliveries.reduce((sum, one) => sum + (["confirmed", "rejected", "cancelled"].includes(one.state) ? (one.unitsAccepted ?? 0) : one.units), 0);
  return pledgeUnits - carried;
}
