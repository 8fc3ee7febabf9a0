/** Stripe takes at least the worth of 0.50 US dollars; this lies safely above it. Whole đồng. */
export const CARD_MIN = 15_000n;
/** Stripe takes amounts of at most eight digits, and đồng have no cents. Whole đồng; above it a gift comes by bank transfer. */
export const CARD_MAX = 99_999_999n;

/** Whether a gift of so many đồng can be paid by card, in whichever currency it is charged. */
export function isCardAmount(dong: bigint | number): boolean {
  return dong >= CARD_MIN && dong <= CARD_MAX;
}
