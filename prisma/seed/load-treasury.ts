import type { Viewer } from "~/domain/accounts/viewer";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { bookBankFee } from "~/domain/treasury/bank-fees.server";
import { bankBalanceAt } from "~/domain/treasury/bank-balance.server";
import { closeDay, countersignDay } from "~/domain/treasury/close-day.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { keepSlip } from "~/domain/treasury/keep-slip.server";
import { matchDebit } from "~/domain/treasury/match-debit.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { demoPhoto } from "./demo-photo";
import type { GivingStory } from "./giving";
import { granted } from "./granted";
import { pledgeOf } from "./load-giving";
import { DAY } from "./past-moments";

/**
 * What the fund's desk has on it: a credit that the bank told twice in other words, one that came out after its day was closed, a fee, a payment to a school with its slip, an order to pay it the rest, a large gift that waits for a second person, a refund asked for, money
 * out to explain, a day that two people have closed and one to countersign. Amounts in đồng.
 */
export function treasuryMoments(stories: readonly GivingStory[], cast: Map<string, Viewer>): { daysAgo: number; deed: () => Promise<unknown> }[] {
  const fund = cast.get("fund@demo.tamlongvang.example")!;
  const delivered = stories.find((story) => story.mode === "money" && story.stage === "certificate_issued");
  const refundable = stories.find((story) => story.mode === "money" && story.stage === "confirmed" && !story.sponsor.email.startsWith("me."));
  const today = () => vietnamDay(clock.now());
  return [
    { daysAgo: 8.4, deed: () => closeThatDay(9.5, fund) },
    { daysAgo: 8.2, deed: () => countersign(cast.get("fund2@demo.tamlongvang.example")!) },
    { daysAgo: 3.4, deed: () => bookBankFee({ amount: 11_000n, paidOn: today(), bankReference: "DEMO-PHI-1", note: "Phí chuyển tiền minh họa", viewer: fund }) },
    ...(delivered ? [{ daysAgo: 3.3, deed: () => payReceiver(delivered, fund, today()) }] : []),
    ...(delivered ? [{ daysAgo: 0.4, deed: () => orderForReceiver(delivered, fund) }] : []),
    { daysAgo: 1.6, deed: () => largeGift(fund) },
    ...(refundable ? [{ daysAgo: 1.3, deed: async () => askRefund({ reference: (await pledgeOf(refundable)).reference, viewer: cast.get(refundable.sponsor.email)!, reason: "Minh họa: gia đình đổi kế hoạch" }) }] : []),
    { daysAgo: 1.25, deed: () => bankReports(11_000n, "PHI CHUYEN TIEN MINH HOA", "DEMO-PHI-1") },
    { daysAgo: 1.2, deed: () => bankReports(55_000n, "THU PHI QUAN LY TAI KHOAN MINH HOA", "DEMO-PHI-2") },
    { daysAgo: 1.15, deed: () => bankReports(1_200_000n, "CHUYEN TIEN MINH HOA KHONG RO NOI DUNG", "DEMO-RA-1") },
    { daysAgo: 0.15, deed: () => toldTwice() },
    { daysAgo: 0.1, deed: () => closeThatDay(2, fund) },
    { daysAgo: 0.05, deed: () => bankCredits("demo-late-row", "UNG HO MINH HOA DEN MUON", 250_000n, { daysBack: 2 }) },
  ];
}

async function payReceiver(story: GivingStory, fund: Viewer, paidOn: string) {
  if ((await db.disbursement.count()) > 0) return;
  const { reference } = await pledgeOf(story);
  const { need, amount } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { amount: true, need: { select: { code: true, receiverId: true } } } });
  const slip = granted(await keepSlip([await demoPhoto(1)], fund), "the slip");
  await doWithMoney({ kind: "disburse", needCode: need.code, deliveryId: null, payeeId: need.receiverId, amount: Number(amount) / 2, purpose: "Mua hàng minh họa theo hợp đồng", paidOn, bankReference: "DEMO-CK-1", evidenceId: slip.fileId }, fund);
}

/** The other half of the same gift, ordered and not sent yet. */
async function orderForReceiver(story: GivingStory, fund: Viewer) {
  if ((await db.paymentOrder.count()) > 0) return;
  const { reference } = await pledgeOf(story);
  const { need, amount } = await db.pledge.findUniqueOrThrow({ where: { reference }, select: { amount: true, need: { select: { code: true, receiverId: true } } } });
  const account = { bankBin: env.bank.bin, accountNumber: "0000000000", accountHolder: "TRUONG MINH HOA" };
  await doWithMoney({ kind: "order", needCode: need.code, deliveryId: null, payeeId: need.receiverId, amount: Number(amount) / 4, purpose: "Mua hàng minh họa theo hợp đồng, đợt 2", account }, fund);
}

/** The bank reports money out: a fee that is in the books, one that is not, and a payment that nobody can explain yet. */
async function bankReports(amount: bigint, memo: string, bankReference: string) {
  const debit = { account: env.bank.account, bookedOn: vietnamDay(clock.now()), movedAt: clock.now(), amount, memo, payeeName: "", bankReference };
  const { debitId } = await receiveDebit(debit, { source: "bank_webhook", sourceKey: `demo-${bankReference}` });
  await matchDebit(debitId);
}

/** The messenger and the statement tell of one gift in words that nothing can join: a person says that it is the same money. */
async function toldTwice() {
  await bankCredits("demo-messenger", "UNG HO MINH HOA QUA UNG DUNG", 500_000n);
  await bankCredits("demo-statement", "IBFT MINH HOA CHUYEN TIEN NHANH", 500_000n);
}

/** A credit of the fund's account, đồng, as one source tells it, on the bank's own day. */
async function bankCredits(source: string, memo: string, amount: bigint, { daysBack = 0 } = {}) {
  const at = new Date(clock.now().getTime() - daysBack * DAY);
  const bank = { credit: { account: env.bank.account, bookedOn: vietnamDay(at), bankReference: null }, sighting: { source, sourceKey: "1" } };
  await receiveTransfer({ provider: "statement", providerId: source, amount, memo, payerName: "NGUOI UNG HO MINH HOA", receivedAt: at, bank });
}

async function largeGift(fund: Viewer) {
  const arrived = await receiveTransfer({ provider: "demo_bank", providerId: "demo-large", amount: 35_000_000n, memo: "TANG QUY MINH HOA", payerName: "DOANH NGHIEP MINH HOA", receivedAt: clock.now() });
  if (arrived.ok) await doWithMoney({ kind: "keep", transferId: arrived.transferId, note: "Người tặng đồng ý, theo thư minh họa" }, fund);
}

/** Signs off the day that was so many days before the seeding. */
async function closeThatDay(daysAgo: number, fund: Viewer) {
  const day = vietnamDay(new Date(Date.now() - daysAgo * DAY));
  await closeDay({ day, bankBalance: await bankBalanceAt(db, day), source: "typed", lines: [], note: "Đối chiếu minh họa", viewer: fund });
}

async function countersign(second: Viewer) {
  const signed = await db.dayClosing.findFirst({ where: { state: "signed" }, orderBy: { day: "asc" } });
  if (signed) granted(await countersignDay({ closingId: signed.id, viewer: second }), "the countersignature");
}
