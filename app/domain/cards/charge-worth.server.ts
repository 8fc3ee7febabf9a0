import { cardCurrencies, dongAtRate, isForeign, type CardCurrency, type IfLate } from "~/domain/cards/card";
import { lastRate } from "~/domain/cards/read-rates.server";
import type { Tx } from "~/platform/database.server";

/** An attempt to pay, with the worth that was fixed for it. */
export type CheckoutFacts = { id: string; reference: string; currency: CardCurrency; amount: bigint; dong: bigint; rateId: string | null; ifLate: IfLate; /** It pays for a whole basket. */ basketId: string | null };

/**
 * What a charge is worth in đồng and by which rate: what its attempt fixed, in proportion should another sum of the same currency have been charged;
 * without an attempt what the last rate makes of it. Null when no rate tells.
 */
export async function chargeWorth(tx: Tx, charge: { currency: string; amount: bigint }, checkout: CheckoutFacts | null): Promise<{ dong: bigint; rateId: string | null } | null> {
  if (checkout && checkout.currency === charge.currency) {
    const dong = charge.amount === checkout.amount ? checkout.dong : (checkout.dong * charge.amount) / checkout.amount;
    return dong > 0n ? { dong, rateId: checkout.rateId } : null;
  }
  const currency = cardCurrencies.find((each) => each === charge.currency);
  if (!currency) return null;
  if (!isForeign(currency)) return { dong: charge.amount, rateId: null };
  const rate = await lastRate(tx, currency);
  const dong = rate ? dongAtRate(charge.amount, BigInt(rate.rate)) : 0n;
  return rate && dong > 0n ? { dong, rateId: rate.id } : null;
}
