import { sealEvents } from "~/domain/audit/seal-events.server";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { reserveCharge } from "~/domain/cards/reserve-charge.server";
import { matchPayout } from "~/domain/cards/match-payout.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { reissueReceipt } from "~/domain/payments/reissue-receipt.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { announceNeed } from "~/domain/saved-searches/announce-need.server";
import { mailNewNeeds } from "~/domain/saved-searches/mail-new-needs.server";
import { matchNewNeeds } from "~/domain/saved-searches/match-new-needs.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { markOrderPaid } from "~/domain/treasury/pay-order.server";
import { matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { closeDay } from "~/domain/treasury/close-day.server";
import { bankBalanceAt } from "~/domain/treasury/bank-balance.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { db, transact } from "~/platform/database.server";
import { basketRequest } from "./baskets";
import { cardPays, cardSaves, savedCardTakes } from "./card-money";
import { cardMoneyGoes, stripeTakes } from "./payouts";
import { countersign, deliverAll, paidPledge, sendDelivery } from "./deliver";
import { DAY, granted, makeNeed, makeViewer, moneyArrives, pledge, setStage, type Stage } from "./factories";
import { importFile } from "./import-statement";
import { save } from "./saved-searches";
import { ACCOUNT, does, payOut, placementOf } from "./treasury";

/** Money and goods, delivered, rejected in part, paid in part, cancelled, kept, returned and waiting, with two certificates and two seals. */
export async function makeHistory(): Promise<void> {
  const stage = await setStage({ quantity: 20 });
  const inPart = await paidPledge(stage, 4);
  const delivery = await sendDelivery(stage, inPart);
  await countersign(stage, delivery, 3, 1);
  granted(await confirmDelivery({ deliveryId: delivery, viewer: stage.coordinator, photos: [] }));
  for (const mode of ["money", "in_kind"] as const) {
    const reference = await paidPledge(stage, 2, mode);
    await deliverAll(stage, reference);
    const { id: pledgeId } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    const id = (await transact((tx) => draftCertificate(tx, pledgeId)))!;
    granted(await approveCertificate({ id, viewer: stage.fund }));
    granted(await issueCertificate({ id, viewer: stage.fund }));
  }
  await sealEvents();
  await moneyArrives(20_000, await pledge(stage.sponsor, stage.needCode, 3));
  granted(await cancelPledge({ reference: await pledge(stage.sponsor, stage.needCode, 2), viewer: stage.sponsor }));
  const [kept, returned] = [await moneyArrives(50_000), await moneyArrives(10_000), await moneyArrives(40_000)];
  granted(await keepAsGeneralGift({ transferId: kept!.transferId, viewer: stage.fund, note: "Người gửi đồng ý" }));
  granted(await returnTransfer({ transferId: returned!.transferId, viewer: stage.fund, note: "Chuyển nhầm" }));
  const bank = { credit: { account: env.bank.account, bookedOn: "2026-11-20", bankReference: "FT-CO" }, sighting: { source: "statement:w", sourceKey: "1" } };
  granted(await receiveTransfer({ provider: "statement", providerId: "FT-CO", amount: 3_000n, memo: "ung ho", payerName: "", receivedAt: clock.now(), bank }));
  const [once, twice] = [await moneyArrives(12_000, "ung ho"), await moneyArrives(12_000, "ung ho qua MB")];
  await does({ kind: "same", transferId: twice.transferId, sameAs: once.transferId, note: "Báo hai lần" }, stage.fund);
  const monthly = await pledge(stage.sponsor, stage.needCode, 4, { instalments: { count: 2, payDay: 5, excessToNext: false } });
  await moneyArrives(30_000, monthly);
  await savedCardPays(stage);
  await basketsGo(stage);
  await cardsPay(stage);
  await deskWorks(stage);
  await bankSpeaks(stage);
  await sealEvents();
  await laterOn(sumUpLedger);
}

/** A basket that is paid in two parts, one that waits for its rest, and one that lapsed, each of two needs. */
async function basketsGo({ receiverId, sponsor }: Stage) {
  const needCodes = [await makeNeed({ receiverId, quantity: 9 }), await makeNeed({ receiverId, quantity: 9, unitPrice: 20_000n })];
  const [paid, waiting, ended] = [await basketOf(sponsor, needCodes), await basketOf(sponsor, needCodes), await basketOf(sponsor, needCodes)];
  await moneyArrives(40_000, paid);
  await moneyArrives(30_000, paid);
  await moneyArrives(30_000, waiting);
  await db.basket.update({ where: { reference: ended }, data: { holdExpiresAt: clock.now() } });
  await lapseBaskets();
}

async function basketOf(sponsor: Stage["sponsor"], needCodes: string[]): Promise<string> {
  return granted(await makeBasket(basketRequest(sponsor, needCodes, [2, 2]))).reference;
}

/** Half an hour on, when everything that was booked is far enough in the past to be summed. */
async function laterOn(deed: () => Promise<unknown>) {
  clock.travel(30 * 60_000);
  await deed();
  clock.travel(-30 * 60_000);
}

/** Somebody is told of a new need that fits a saved search. */
async function searchTells({ needCode, sponsor }: Stage) {
  await save(sponsor, "category=meals");
  const { id } = await db.need.findUniqueOrThrow({ where: { code: needCode }, select: { id: true } });
  await announceNeed(id);
  await matchNewNeeds();
  await laterOn(mailNewNeeds);
}

/** By the bank's own word: a fee named, money out that nobody has explained; a receipt given again, and one whose money was taken back. */
async function bankSpeaks({ receiverId, sponsor, fund }: Stage) {
  const named = await receiveDebit({ account: env.bank.account, bookedOn: "2026-11-20", movedAt: clock.now(), amount: 11_000n, memo: "PHI CHUYEN TIEN", payeeName: "", bankReference: "FT-PHI" }, { source: "statement:x", sourceKey: "1" });
  granted(await explainDebit({ debitId: named.debitId, said: { what: "fee", id: null, note: "Phí" }, viewer: fund }));
  await importFile(fund, "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung chi tiết\n19/11/2026,1,70.000,,chi\n19/11/2026,2,80.000,,chi");
  const there = { ...(await setStage()), sponsor, fund, receiverId };
  const [again, undone] = [await paidPledge(there, 2), await pledge(sponsor, there.needCode, 1)];
  const { number } = await db.receipt.findFirstOrThrow({ where: { pledgeId: (await db.pledge.findUniqueOrThrow({ where: { reference: again } })).id } });
  for (const reason of ["Mất bản in", "Sai tên"]) granted(await reissueReceipt({ number, viewer: fund, payerName: "Người Demo", askedBy: "payer", reason }));
  const { transferId } = await moneyArrives(15_000, undone);
  await does({ kind: "undo", placementId: await placementOf(transferId), keepUnits: true, note: "Nhầm" }, fund);
  await searchTells(there);
}

/** A promise of two months by card: the first paid on a page that saves the card, the second taken from it. */
async function savedCardPays({ receiverId, sponsor: viewer }: Stage) {
  const reference = await pledge(viewer, await makeNeed({ receiverId }), 4, { instalments: { count: 2, payDay: 5, excessToNext: false } });
  const [first, second] = (await findPledgeFor(viewer, reference))!.plan!.instalments;
  await cardSaves(viewer, reference, first!.id);
  const card = await db.savedCard.findFirstOrThrow({ where: { state: "active" }, select: { id: true } });
  await db.instalment.update({ where: { id: second!.id }, data: { dueOn: new Date(vietnamDay(clock.now())) } });
  await savedCardTakes((await transact((tx) => reserveCharge(tx, { reference: second!.reference, instalmentId: second!.id, savedCardId: card.id })))!);
}

/** By card: one refunded in part, one refunded while it is being delivered, one in dispute. */
async function cardsPay({ receiverId, sponsor, coordinator, fund }: Stage) {
  const needCode = await makeNeed({ receiverId });
  const [part, onTheWay, disputed] = [await pledge(sponsor, needCode, 4), await pledge(sponsor, needCode, 2), await pledge(sponsor, needCode, 3)];
  await (await cardPays(sponsor, part, { fee: 3_000n }))({ refunds: [{ amount: 15_000n }] });
  const later = await cardPays(sponsor, onTheWay);
  granted(await planDelivery({ pledgeReference: onTheWay, plannedOn: "2030-01-01", viewer: coordinator }));
  await later({ refunds: [{}] });
  await (await cardPays(sponsor, disputed))({ disputes: [{}] });
  await cardsGoToTheBank({ receiverId, sponsor, fund });
}

/** Payouts: one shown by the bank with a difference of exchange, one on its way, one that failed, and what Stripe took from the account. */
async function cardsGoToTheBank({ receiverId, sponsor, fund }: Pick<Stage, "receiverId" | "sponsor" | "fund">) {
  const needCode = await makeNeed({ receiverId });
  const ids: string[] = [];
  for (const how of [{ currency: "USD", feeShare: 20n }, {}, { state: "failed" as const }]) {
    const reference = await pledge(sponsor, needCode, 2);
    await cardPays(sponsor, reference);
    ids.push(await cardMoneyGoes(reference, how));
  }
  const { transferId } = await moneyArrives(28_500, "STRIPE");
  granted(await matchPayout({ payoutId: ids[0]!, transferId, viewer: fund }));
  const taken = await stripeTakes(5_000n);
  const { debitId } = await receiveDebit({ account: env.bank.account, bookedOn: "2026-11-20", movedAt: clock.now(), amount: 5_000n, memo: "STRIPE", payeeName: "", bankReference: null }, { source: "statement:y", sourceKey: "1" });
  granted(await explainDebit({ debitId, said: { what: "payout", id: taken }, viewer: fund }));
}

/** The fund's desk: money paid out, with an order and without, and used up in part, an order that waits, a refund agreed, a large sum that two people moved, a day closed. */
async function deskWorks(stage: Stage) {
  const needCode = await makeNeed({ receiverId: stage.receiverId });
  const there = { ...stage, needCode };
  const paid = await paidPledge(there, 4);
  await does(payOut(there, 30_000), stage.fund);
  const orders = { kind: "order" as const, needCode, deliveryId: null, payeeId: stage.receiverId, purpose: "Mua suất ăn", account: null };
  const [paidOne] = [await does({ ...orders, amount: 15_000 }, stage.fund), await does({ ...orders, amount: 10_000 }, stage.fund)];
  granted(await markOrderPaid({ reference: paidOne!.code!, viewer: stage.fund, paidOn: vietnamDay(clock.now()), bankReference: "FT-LC" }));
  const delivery = await sendDelivery(there, paid, 2);
  await countersign(there, delivery, 2);
  granted(await confirmDelivery({ deliveryId: delivery, viewer: stage.coordinator, photos: [] }));
  const { refundId } = granted(await askRefund({ reference: await paidPledge(there, 1), viewer: stage.sponsor, reason: "Đổi ý" }));
  await does({ kind: "refund", refundId, note: "" }, stage.fund);
  await refundsGo(there);
  const { transferId } = await moneyArrives(env.FUND_TWO_PERSON_ABOVE + 1);
  const { proposalId } = granted(await doWithMoney({ kind: "keep", transferId, note: "Đồng ý" }, stage.fund));
  granted(await approveProposal({ proposalId: proposalId!, viewer: await makeViewer({ role: "fund_manager" }) }));
  const yesterday = vietnamDay(new Date(clock.now().getTime() - DAY));
  granted(await closeDay({ day: yesterday, bankBalance: (await bankBalanceAt(db, yesterday)) + 1n, source: "typed", lines: [{ amount: 1n, explanation: "Lãi chưa ghi" }], note: "", viewer: stage.fund }));
}

/** Refunds of a part: one whose card's part Stripe has yet to send, one that the bank sent back less its fee. */
async function refundsGo(stage: Stage) {
  const needCode = await makeNeed({ receiverId: stage.receiverId });
  const byCard = await pledge(stage.sponsor, needCode, 4);
  await cardPays(stage.sponsor, byCard);
  const ask = async (reference: string) => granted(await askRefund({ reference, viewer: stage.sponsor, reason: "Đổi ý", wish: { scope: "units", parts: 1 } })).refundId;
  Object.assign(env, { STRIPE_SECRET_KEY: "sk_test_of_our_own" });
  await does({ kind: "refund", refundId: await ask(byCard), note: "" }, stage.fund);
  Object.assign(env, { STRIPE_SECRET_KEY: undefined });
  const refundId = await ask(await paidPledge({ ...stage, needCode }, 2));
  await does({ kind: "refund", refundId, note: "" }, stage.fund);
  granted(await enterRefundAccount({ refundId, viewer: stage.fund, account: ACCOUNT }));
  granted(await listRefunds({ refundIds: [refundId], viewer: stage.fund }));
  granted(await markRefundPaid({ refundId, viewer: stage.fund, paidOn: vietnamDay(clock.now()), bankReference: "FT-HT" }));
  const { transferId } = await moneyArrives(11_000, "TRA LAI");
  granted(await matchRefundReturn({ refundId, transferId, viewer: stage.fund, fee: 4_000n }));
}
