import type { ArrivedTransfer } from "~/domain/payments/receive-transfer.server";

export const PAYMENTS = 5_000;
export const PLEDGES_PER_NEED = 50;
export const PAYMENT = 50_000n;

/** Every tenth credit is reported by two processes. */
export function isReportedTwice(index: number): boolean {
  return index % 10 === 0;
}

/** The credit of the bank that pays the pledge of this place in the order of references. */
export function transferOf(index: number, reference: string): ArrivedTransfer {
  return { provider: "bank_webhook", providerId: `settle-${index}`, amount: PAYMENT, memo: `UNG HO ${reference}`, payerName: "NGUOI UNG HO DEMO", receivedAt: new Date(1_790_000_000_000 + index) };
}
