/** A bank that sends a transfer back may keep so many đồng of it, or the hundredth part where that is more; what lacks beyond is no fee. */
export const RETURN_FEE_MAX = 55_000n;

/** The most that a bank may have kept of a refund that it sent back, in đồng, and never all of it. `amount` is what had been refunded. */
export function returnFeeLimit(amount: bigint): bigint {
  const hundredth = amount / 100n;
  const limit = hundredth > RETURN_FEE_MAX ? hundredth : RETURN_FEE_MAX;
  return limit < amount ? limit : amount - 1n;
}

/** Why a sum in đồng cannot be the fee that a bank kept of a refund; null when it can, also when it kept nothing. */
export function whyNotReturnFee(amount: bigint, fee: bigint): "return-fee-invalid" | "return-fee-too-high" | null {
  if (fee < 0n) return "return-fee-invalid";
  return fee > 0n && fee > returnFeeLimit(amount) ? "return-fee-too-high" : null;
}
