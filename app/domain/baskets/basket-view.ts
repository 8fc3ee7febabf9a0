import type { BasketState } from "~/domain/payments/basket-money";
import type { PledgeView } from "~/domain/pledges/pledge-view";

/** A basket as those see it who may see it, with its pledges in their order. Amounts are whole đồng, times ISO 8601. */
export type BasketView = {
  id: string;
  reference: string;
  state: BasketState;
  amount: number;
  /** What has come of it: all of it once it is paid, before that what waits for the rest. */
  received: number;
  byCard: boolean;
  madeAt: string;
  holdExpiresAt: string;
  confirmedAt: string | null;
  pledges: PledgeView[];
  /** The viewer made it, or belongs to the organisation it was made for. */
  own: boolean;
  mayCancel: boolean;
};

/** One that still waits for money, in a list. */
export type HeldBasket = { reference: string; needs: number; amount: number; lacking: number; holdExpiresAt: string };
