import { lackingOf, type PayablePledge } from "~/domain/payments/payment";
import { refuse, type Outcome } from "~/domain/outcome";

export type PlaceRefusal =
  | "not-allowed"
  | "not-found"
  | "nothing-unplaced"
  | "reference-invalid"
  | "pledge-not-found"
  | "pledge-not-payable"
  | "amount-invalid"
  | "amount-above-unplaced"
  | "amount-above-lacking"
  | "need-not-open"
  | "units-gone"
  | "reference-twice"
  | "basket-lacks"
  | "second-person-needed";

export type Placeable = PayablePledge;
type DivisionRefusal = Extract<PlaceRefusal, "nothing-unplaced" | "pledge-not-payable" | "amount-invalid" | "amount-above-unplaced" | "amount-above-lacking">;

/**
 * How much of `unplaced` đồng goes to a pledge: `amount`, or without one as much as the pledge still lacks. `reopens` when its hold has lapsed and
 * must begin again first. Refused: nothing to place, a pledge that is paid, cancelled or in kind, an amount that is not positive, above what is
 * unplaced, or above what the pledge lacks.
 */
export function decidePlacement(pledge: Placeable, unplaced: bigint, amount?: bigint): Outcome<{ placed: bigint; lacking: bigint; reopens: boolean; settles: boolean }, DivisionRefusal> {
  if (unplaced <= 0n) return refuse("nothing-unplaced");
  const lacking = lackingOf(pledge);
  const reopens = pledge.state === "lapsed";
  const goesOn = Boolean(pledge.plan) && ["confirmed", "in_delivery"].includes(pledge.state);
  if (pledge.mode !== "money" || (pledge.state !== "held" && !reopens && !goesOn) || lacking <= 0n) return refuse("pledge-not-payable");
  const placed = amount ?? (lacking < unplaced ? lacking : unplaced);
  if (placed <= 0n) return refuse("amount-invalid");
  if (placed > unplaced) return refuse("amount-above-unplaced");
  if (placed > lacking) return refuse("amount-above-lacking");
  return { ok: true, placed, lacking, reopens, settles: placed === lacking };
}

/** Why a pledge may be the one that a transfer was meant for, the most telling first. */
export const suggestionReasons = ["named", "misspelt", "next_instalment", "same_amount", "same_payer", "part_paid", "lapsed"] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/**
 * A pledge, or one instalment of a promise, that unplaced money can be placed on. Amounts are whole đồng, times ISO 8601; of an instalment reference, units
 * and amounts are its own.
 */
export type PlaceablePledge = {
  reference: string;
  /** Which instalment, of which pledge; `dueOn` is yyyy-mm-dd. */
  instalment: { pledgeReference: string; position: number; count: number; dueOn: string } | null;
  /** It is a basket of so many needs, which takes all it lacks or nothing; need and units are then those of its first pledge. */
  basket: { needs: number } | null;
  state: "held" | "lapsed" | "confirmed" | "in_delivery";
  sponsorName: string;
  needCode: string;
  needTitleVi: string;
  needTitleEn: string;
  units: number;
  unitVi: string;
  unitEn: string;
  amount: number;
  received: number;
  lacking: number;
  madeAt: string;
};

export type SuggestedPledge = PlaceablePledge & { reasons: SuggestionReason[] };

/** What placing would do, before it is done. Amounts are whole đồng; `laid` is how the sum lies on the instalments of a promise, empty for any other pledge. */
export type PlacementPreview = { pledge: PlaceablePledge; placed: number; left: number; settles: boolean; reopens: boolean; laid: { position: number; amount: number; settles: boolean }[] };
