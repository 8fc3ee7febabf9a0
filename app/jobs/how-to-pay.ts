import type { HowToPay } from "~/domain/notifications/mail/mail-template";
import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { splitTransfers } from "~/domain/payments/transfer-schedule";
import { env } from "~/platform/env.server";

/** How mails tell to pay `amount` đồng by bank under a reference: the fund's account, and the transfers where one does not carry it. */
export function howToPayByBank(amount: bigint, reference: string): Extract<HowToPay, { by: "bank" }> {
  const { bank } = env;
  const { limit } = transferLimits();
  const transfers = amount > limit ? splitTransfers(amount, limit).map(Number) : undefined;
  return { by: "bank", amount: Number(amount), transfers, reference, bankName: bank.name, account: bank.account, holder: bank.holder };
}
