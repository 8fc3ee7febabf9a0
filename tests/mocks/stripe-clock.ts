let offset = 0;
/** Stripe's own clock, which a test moves together with ours. */
export function moveStripeClock(ms: number): void {
  offset = ms === 0 ? 0 : offset + ms;
}
/** Stripe's seconds since 1970. */
export function seconds(): number {
  return Math.floor((Date.now() + offset) / 1000);
}
