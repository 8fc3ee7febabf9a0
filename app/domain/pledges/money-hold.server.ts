import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { daysForTransfers } from "~/domain/payments/transfer-schedule";
import { holdExpiry } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

const DAY_MS = 86_400_000;

/** When units lose their hold from now on if `amount` đồng do not come by bank: after the usual hours, and later by the days that several transfers take. */
export function moneyHoldExpiry(amount: bigint): Date {
  const usual = holdExpiry("money", clock.now(), { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS });
  return new Date(usual.getTime() + daysForTransfers(amount, transferLimits()) * DAY_MS);
}
