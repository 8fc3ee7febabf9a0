import { refuse, type Outcome } from "~/domain/outcome";
import { plainAccount, readBankNotice, type BadNotice, type BankNotice } from "~/domain/payments/bank-notice";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";

const SOURCE = "bank_webhook";

/** `credited`: new money; `known`: this id, or this credit by another source, came before; the others are noted as seen and book nothing. */
export type NoticeFate = "credited" | "known" | "debit" | "other-account";

/**
 * Takes in one notice of the bank's messenger, whose signature the caller has checked. A credit to the fund's own account is settled as every other
 * incoming money is; a debit, and a movement on another account, only leave a mark that they were seen. Safe to repeat and to run at the same time.
 * Refuses what readBankNotice refuses.
 */
export async function receiveBankNotice(body: string): Promise<Outcome<{ fate: NoticeFate }, BadNotice>> {
  const read = readBankNotice(body, clock.now());
  if (!read.ok) return read;
  const { notice } = read;
  if (notice.account !== plainAccount(env.bank.account)) return { ok: true, fate: await markSeen(notice, "other-account") };
  if (notice.direction === "out") return { ok: true, fate: await markSeen(notice, "debit") };
  const { id, account, amount, memo, payerName, bankReference, bookedOn, at } = notice;
  const answer = await receiveTransfer({
    provider: SOURCE, providerId: id, amount, memo, payerName, receivedAt: at,
    bank: { credit: { account, bookedOn, bankReference }, sighting: { source: SOURCE, sourceKey: id } },
  });
  if (!answer.ok) return refuse("amount-not-whole-dong");
  if (!answer.duplicate) return { ok: true, fate: "credited" };
  await warnOfContradiction(answer.transferId, notice);
  return { ok: true, fate: "known" };
}

async function markSeen({ id }: BankNotice, fate: "debit" | "other-account"): Promise<NoticeFate> {
  await db.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES (${SOURCE}, ${id}) ON CONFLICT DO NOTHING`;
  log.info({ noticeId: id, fate }, "a notice of the bank books nothing");
  return fate;
}

/** The first notice of an id stands. One that says another amount is a fault of the messenger, which the statement will show. */
async function warnOfContradiction(transferId: string, { id, amount }: BankNotice) {
  const stored = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true } });
  if (stored && stored.amount !== amount) log.warn({ noticeId: id, transferId }, "a notice of the bank repeats an id with another amount; the first one stands");
}
