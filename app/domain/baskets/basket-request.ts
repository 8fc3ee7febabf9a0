import type { Viewer } from "~/domain/accounts/viewer";
import type { ChosenUnits } from "~/domain/baskets/chosen-units";
import type { GivenAs, PayChannel, SurplusRule } from "~/domain/pledges/pledge";

/** Units of several needs, to be pledged in money and paid once. */
export type BasketRequest = {
  chosen: readonly ChosenUnits[];
  givenAs: GivenAs;
  honourName: string;
  organisationId?: string | null;
  viewer: Viewer | null;
  guest?: { email: string; name: string } | null;
  locale: "vi" | "en";
  /** Chosen once per form; the same key brings the same answer again instead of a second basket. */
  idempotencyKey: string;
  message?: string | null;
  /** How the money is to come; a bank transfer unless told otherwise. A card shortens the hold to its minutes. */
  channel?: PayChannel;
  /** Without one money that cannot be used is returned. */
  surplusRule?: SurplusRule;
};

/** Why units of one need cannot be pledged; `remaining` is how many can. */
export type LineTrouble = { code: string; why: "need-not-found" | "need-not-open" | "mode-not-accepted" | "units-taken"; remaining: number };
