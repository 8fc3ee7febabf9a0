import type { TransferLimits } from "~/domain/payments/transfer-schedule";
import { env } from "~/platform/env.server";

/** What one bank transfer may carry and how many are made in a day, as the settings say. */
export function transferLimits(): TransferLimits {
  return { limit: BigInt(env.BANK_TRANSFER_LIMIT), perDay: env.BANK_TRANSFERS_PER_DAY };
}
