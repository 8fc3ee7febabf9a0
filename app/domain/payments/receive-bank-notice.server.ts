import { refuse, type Outcome } from "~/domain/outcome";
import { plainAccount, readBankNotice, type BadNotice, type BankNotice } from "~/domain/payments/bank-notice";
import { readCassoNotice } from "~/domain/payments/casso-notice";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";

const PROVIDER = "bank_webhook";

/** `credited`: new money; `debited`: money that left; `known`: this id, or this movement by another source, came before; another account books nothing. */
export type NoticeFate = "credited" | "debited" | "known" | "other-account";

/**
 * Takes in one notice of the bank's messenger, whose signature the caller has checked and whose shape the scheme says. A credit to the fund's own account
 * is settled as every other incoming money is, a debit is recorded as money that left; a movement on another account only leaves a mark that it was seen.
 * Safe to repeat and to run at the same time. Refuses what readBankNotice and readCassoNotice refuse.
 */
export async function receiveBankNotice(body: string, scheme: BankNotice["source"] = "sepay"): Promise<Outcome<{ fate: NoticeFate }, BadNotice>> {
  const read = (scheme === "casso" ? readCassoNotice : readBankNotice)(body, clock.now());
  if (!read.ok) return read;
  const { notice } = read;
  if (notice.account !== plainAccount(env.bank.account)) return { ok: true, fate: await markSeen(notice) };
  const { account, amount, memo, payerName, bankReference, bookedOn, at } = notice;
  const sighting = { source: sourceOf(notice), sourceKey: notice.id };
  if (notice.direction === "out") {
    const { duplicate } = await receiveDebit({ account, bookedOn, movedAt: at, amount, memo, payeeName: payerName, bankReference }, sighting);
    return { ok: true, fate: duplicate ? "known" : "debited" };
  }
  const answer = await receiveTransfer({
    provider: PROVIDER, providerId: providerIdOf(notice), amount, memo, payerName, receivedAt: at, bank: { credit: { account, bookedOn, bankReference }, sighting },
  });
  if (!answer.ok) return refuse("amount-not-whole-dong");
  if (!answer.duplicate) return { ok: true, fate: "credited" };
  await warnOfContradiction(answer.transferId, notice);
  return { ok: true, fate: "known" };
}

/** The name under which a messenger reports: two of them may use the same numbers. */
function sourceOf({ source }: BankNotice): string {
  return source === "sepay" ? PROVIDER : `${PROVIDER}:${source}`;
}

function providerIdOf({ source, id }: BankNotice): string {
  return source === "sepay" ? id : `${source}:${id}`;
}

async function markSeen(notice: BankNotice): Promise<NoticeFate> {
  await db.$executeRaw`INSERT INTO webhook_receipt (provider, provider_id) VALUES (${sourceOf(notice)}, ${notice.id}) ON CONFLICT DO NOTHING`;
  log.info({ noticeId: notice.id }, "a notice of the bank speaks of another account and books nothing");
  return "other-account";
}

/** The first notice of an id stands. One that says another amount is a fault of the messenger, which the statement will show. */
async function warnOfContradiction(transferId: string, { id, amount }: BankNotice) {
  const stored = await db.incomingTransfer.findUnique({ where: { id: transferId }, select: { amount: true } });
  if (stored && stored.amount !== amount) log.warn({ noticeId: id, transferId }, "a notice of the bank repeats an id with another amount; the first one stands");
}
