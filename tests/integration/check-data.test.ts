import { execFile } from "node:child_process";
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { checkData } from "~/domain/audit/check-data.server";
import { sealEvents } from "~/domain/audit/seal-events.server";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { matchPayout } from "~/domain/cards/match-payout.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { reissueReceipt } from "~/domain/payments/reissue-receipt.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { markOrderPaid } from "~/domain/treasury/pay-order.server";
import { matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { closeDay } from "~/domain/treasury/close-day.server";
import { approveProposal } from "~/domain/treasury/decide-proposal.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { db, transact } from "~/platform/database.server";
import { cardPays } from "../support/card-money";
import { cardMoneyGoes, stripeTakes } from "../support/payouts";
import { countersign, deliverAll, paidPledge, sendDelivery } from "../support/deliver";
import { DAY, granted, makeNeed, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { importFile } from "../support/import-statement";
import { keepDatabase, restoreDatabase } from "../support/keep-database";
import { ACCOUNT, does, payOut, placementOf } from "../support/treasury";

/** Constraints that stand in the way of a planted fault; what the check finds must not depend on them. */
const GUARDS = { one_pledge_per_unit: "allocation", two_people: "delivery", proposal_two_people: "money_proposal" } as const;
const guards = new Map<string, string>();

/** Changes the database as somebody with all rights would who does not want to be seen: no trigger runs. */
async function plant(sql: string) {
  const client = new pg.Client({ connectionString: process.env.TLV_DATABASE_URL });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    for (const [name, table] of Object.entries(GUARDS)) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    const changed = [await client.query(sql)].flat().reduce((rows, one) => rows + (one.rowCount ?? 0), 0);
    expect(changed, "rows that the planted fault changed").toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}

async function restoreGuards() {
  for (const [name, table] of Object.entries(GUARDS)) {
    const [known] = await db.$queryRaw<{ words: string }[]>`SELECT pg_get_constraintdef(oid) AS words FROM pg_constraint WHERE conname = ${name}`;
    if (known) guards.set(name, known.words);
    else await db.$executeRawUnsafe(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${guards.get(name)!}`);
  }
}

const broken = async () => (await checkData()).filter(({ ok }) => !ok).map(({ name }) => name);

/** Money and goods, delivered, rejected in part, paid in part, cancelled, kept, returned and waiting, with two certificates and two seals. */
let history: Promise<void> | undefined;

beforeEach(async () => {
  await restoreGuards();
  if (history) return restoreDatabase();
  history = makeHistory().then(keepDatabase);
  await history;
});

async function makeHistory() {
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
  const monthly = await pledge(stage.sponsor, stage.needCode, 4, { instalments: { count: 2, payDay: 5, excessToNext: false } });
  await moneyArrives(30_000, monthly);
  await cardsPay(stage);
  await deskWorks(stage);
  await bankSpeaks(stage);
  await sealEvents();
  await laterOn(sumUpLedger);
}

/** Half an hour on, when everything that was booked is far enough in the past to be summed. */
async function laterOn(deed: () => Promise<unknown>) {
  clock.travel(30 * 60_000);
  await deed();
  clock.travel(-30 * 60_000);
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
  granted(await closeDay({ day: yesterday, bankBalance: 1n, source: "typed", lines: [{ amount: 1n, explanation: "Lãi chưa ghi" }], note: "", viewer: stage.fund }));
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

const ONE_EVENT = "(SELECT max(seq) FROM event WHERE kind = 'transfer.kept_as_gift')";
const LAST_OF_PLEDGE = "(SELECT max(seq) FROM event WHERE kind = 'pledge.cancelled')";
const CHAIN = "no event was altered, moved or removed from its chain";
const SEAL = "every seal covers exactly the events it was set on";
const AT_BANK = "the bank account holds what came in less what was returned, refunded, paid out, kept as fees and taken by the card processor";
const AT_STRIPE = "the card processor holds what cards brought less fees, refunds, disputes and payouts";
const CARD_FEES = "the fees of cards are those of the payments, disputes and payouts";
const PAYOUT_LINE = "every payout that arrived is one line of the bank, to the đồng, and no other line is a payout";
const SIGNED = "every certificate that was issued says what was signed";
const RECEIPTED = "every number of a settled payment has its receipt, of the same pledge, and every receipt has its payment";
const RECEIPT_SUM = "every receipt that stands says the money and the units of its payment, and names the way it came";
const COPIED = "every copy of a receipt follows its first issue, counted without a gap, with its event";
const EXPLAINED = "every explained debit is one thing that the fund did, of the same amount, and nothing the fund did is two debits";
const DEBIT_STATE = "the state of every debit is what its last event says, and somebody told of it";
const DEBIT_ROW = "every debit of a booked statement is recorded at its amount";
const TOLD_NEEDS = "the open ledger's sums of needs are the ledger's";
const TOLD_COUNT = "the open ledger counts every need and its children once";
const TOLD_FUND = "the open ledger's sums of the fund are the ledger's";
const STATED = "every certificate states exactly what was confirmed, cash and goods apart";

const FOUND = "the search index says of every public need what the need says, and of no other";

const ORDERED = "every paid order is one payment of the same need, receiver and amount, and its state is what its last event says";

const faults: [rule: string, what: string, sql: string][] = [
  ["every ledger transaction balances to zero", "one đồng more in an entry", "UPDATE ledger_entry SET amount = amount + 1 WHERE id = (SELECT min(id) FROM ledger_entry)"],
  ["every ledger transaction balances to zero", "an entry gone", "DELETE FROM ledger_entry WHERE id = (SELECT max(id) FROM ledger_entry)"],
  ["every ledger transaction balances to zero", "a transaction gone under its entries", "DELETE FROM ledger_transaction WHERE seq = 1"],
  [AT_BANK, "a return undone", "DELETE FROM transfer_placement WHERE kind = 'returned'"],
  ...["placed", "delivered", "goods", "disbursed", "held"].map((figure): [string, string, string] => [TOLD_NEEDS, `one đồng more told as ${figure}`, `UPDATE open_ledger_month SET ${figure} = ${figure} + 1`]),
  [TOLD_NEEDS, "a month gone", "DELETE FROM open_ledger_month"],
  [TOLD_NEEDS, "told under another programme", "UPDATE open_ledger_month SET programme_id = gen_random_uuid()"],
  [TOLD_COUNT, "a need told twice", "UPDATE open_ledger_month SET needs = needs + 1"],
  [TOLD_COUNT, "a child told twice", "UPDATE open_ledger_month SET beneficiaries = beneficiaries + 1"],
  ...["received", "returned", "fees", "disbursed", "held", "waiting", "general", "reserve", "refunding"].map((figure): [string, string, string] => [TOLD_FUND, `one đồng more told as ${figure}`, `UPDATE open_ledger_cash SET ${figure} = ${figure} + 1`]),
  ["the suspense account holds what is unplaced", "waiting money taken", "UPDATE incoming_transfer SET unplaced = unplaced - 1 WHERE unplaced > 0"],
  ["the general fund holds the gifts kept for it", "a gift made larger", "UPDATE transfer_placement SET amount = amount + 1 WHERE kind = 'general_gift'"],
  ["every transfer was booked with its whole amount", "a transfer made smaller", "UPDATE incoming_transfer SET amount = amount - 1 WHERE id = (SELECT id FROM incoming_transfer WHERE unplaced = 0 ORDER BY received_at LIMIT 1)"],
  ["of every transfer each đồng is placed, resolved or waiting", "a transfer said to be placed", "UPDATE incoming_transfer SET state = 'placed' WHERE unplaced > 0"],
  ["of every transfer each đồng is placed, resolved or waiting", "a placement gone", "DELETE FROM transfer_placement WHERE id = (SELECT id FROM transfer_placement WHERE kind = 'pledge' LIMIT 1)"],
  ["every payment received what was placed on its pledge", "a part said to be more", "UPDATE payment SET received = received + 1 WHERE state = 'pending'"],
  ["the account of every need holds what was paid for it less what was delivered", "an entry moved to another account", "UPDATE ledger_entry SET account_id = (SELECT id FROM ledger_account WHERE code = 'fund:general') WHERE id = (SELECT min(entry.id) FROM ledger_entry AS entry JOIN ledger_account AS account ON account.id = account_id WHERE code LIKE 'need:%')"],
  ["every confirmed delivery was booked once, at its value", "more said to be accepted", "UPDATE delivery SET units_accepted = units, units_rejected = 0 WHERE units_rejected > 0"],
  ["every confirmed delivery was booked once, at its value", "a booking under another name", "UPDATE ledger_transaction SET idempotency_key = 'delivery.confirmed:x' WHERE seq = (SELECT max(seq) FROM ledger_transaction WHERE kind = 'delivery_confirmed')"],
  ["the reserve holds what was put by less what was drawn", "a draw that was never booked", "INSERT INTO reserve_draw (pledge_id, amount, drawn_at) SELECT id, 1, now() FROM pledge LIMIT 1"],
  ["the instalments of every promise add up to its units and its money", "an instalment gone", "DELETE FROM instalment WHERE state = 'open'"],
  ["the instalments of every promise add up to its units and its money", "a unit taken out of the pledge alone", "UPDATE pledge SET units_returned = 1 WHERE id IN (SELECT pledge_id FROM instalment)"],
  ["every instalment is worth its units and received what was placed on it", "money moved to another instalment", "UPDATE transfer_placement SET instalment_id = (SELECT id FROM instalment WHERE state = 'open') WHERE instalment_id IS NOT NULL"],
  ["every bridge asks for the units that its origin gave up, and no other need does", "units said to be bridged", "UPDATE need SET units_bridged = 1"],
  ["every bridge asks for the units that its origin gave up, and no other need does", "a bridge from nowhere", "UPDATE need SET bridge_of_id = id"],
  ["every offer of a waitlist is held by a pledge of its own", "an offer of somebody else's pledge", "INSERT INTO waitlist_entry (need_id, person_id, units, given_as, honour_name, locale, state, joined_at, pledge_id) SELECT need_id, gen_random_uuid(), 1, 'person', 'x', 'vi', 'offered', now(), id FROM pledge LIMIT 1"],
  ["surplus money went where its use says", "a use without the money", "INSERT INTO surplus_use (transfer_id, pledge_id, event_seq, cause, rule, used_as, amount, used_at) SELECT transfer_id, pledge_id, 1, 'excess', 'reserve', 'reserve', 1, now() FROM transfer_placement WHERE kind = 'pledge' LIMIT 1"],
  [AT_BANK, "what Stripe took made smaller", "UPDATE card_payout SET difference = difference + 1 WHERE amount < 0"],
  [AT_STRIPE, "a payout made larger", "UPDATE card_payout SET dong = dong + 1 WHERE state = 'on_the_way'"],
  [AT_STRIPE, "a refund forgotten", "DELETE FROM card_refund WHERE from_fund = 0"],
  [CARD_FEES, "a payout's fee made smaller", "UPDATE card_payout SET fee_dong = fee_dong - 1 WHERE fee_dong > 0"],
  [CARD_FEES, "a fee made smaller", "UPDATE card_payment SET fee_dong = fee_dong - 1 WHERE fee_dong > 0"],
  ["disputed money is a claim until the dispute ends", "a claim made smaller", "UPDATE card_dispute SET reinstated = 1"],
  ["the losses of the fund are what refunds and disputes left it to bear", "a loss hidden", "UPDATE card_refund SET from_fund = from_fund - 1, from_pledge = from_pledge + 1 WHERE from_fund > 0"],
  ["every card payment is worth what was fixed for it, once", "a payment worth more", "UPDATE card_payment SET dong = dong + 1 WHERE fee_dong > 0"],
  ["every card payment is worth what was fixed for it, once", "a page paid without a payment", "DELETE FROM card_payment WHERE fee_dong > 0"],
  ["of every card payment no more went back than came, and as much as is said to have been returned", "more said to be returned", "UPDATE transfer_placement SET amount = amount + 1 WHERE kind = 'returned' AND transfer_id IN (SELECT transfer_id FROM card_payment)"],
  ["a closed payment page and a decided dispute leave nothing open", "a dispute won without the money", "UPDATE card_dispute SET state = 'won', closed_at = now()"],
  ["payouts are on the way until the bank shows them", "one said to have failed", "UPDATE card_payout SET state = 'failed', failed_at = now() WHERE state = 'on_the_way'"],
  ["differences of exchange are what the bank showed more or less than payouts were worth", "a difference made smaller", "UPDATE card_payout SET difference = difference + 1 WHERE amount > 0 AND state = 'arrived'"],
  [PAYOUT_LINE, "a credit given free", "UPDATE transfer_placement SET released_at = now(), released_why = 'payout' WHERE kind = 'payout'"],
  [PAYOUT_LINE, "a credit made larger", "UPDATE transfer_placement SET amount = amount + 1 WHERE kind = 'payout'"],
  [PAYOUT_LINE, "a debit let go", "UPDATE outgoing_debit SET state = 'unexplained', explained_as = NULL, explained_at = NULL, explained_by = NULL, booked_here = false, payout_id = NULL WHERE payout_id IS NOT NULL"],
  [PAYOUT_LINE, "another credit named", "UPDATE card_payout SET transfer_id = (SELECT id FROM incoming_transfer WHERE provider = 'statement' AND id NOT IN (SELECT transfer_id FROM card_payout WHERE transfer_id IS NOT NULL) LIMIT 1) WHERE transfer_id IS NOT NULL"],
  ["the parts of every payout make up its worth and what was kept of it", "a part made larger", "UPDATE card_payout_part SET dong = dong + 1"],
  ["the state of every payout is what its last event says", "arrived without a word", "DELETE FROM event WHERE kind = 'card.payout_arrived'"],
  [EXPLAINED, "a payout that Stripe took made larger", "UPDATE card_payout SET dong = dong - 1 WHERE amount < 0"],
  ["no need's account is overdrawn", "an entry turned round", "UPDATE ledger_entry SET amount = 999999999 WHERE id = (SELECT min(entry.id) FROM ledger_entry AS entry JOIN ledger_account AS account ON account.id = account_id WHERE kind = 'need')"],
  ["no need has paid out more than came in for it, and deliveries draw on advances first", "an advance made larger", "UPDATE ledger_entry SET amount = amount * 100 WHERE amount > 0 AND account_id = (SELECT id FROM ledger_account WHERE kind = 'advances')"],
  ["advances and spent money of every need are what was paid out for it", "a payment made larger", "UPDATE disbursement SET amount = amount + 1"],
  ["every refund stands against the money of its pledge, and what is owed to sponsors is what is not paid yet", "a refund made larger", "UPDATE refund SET amount = amount + 1, bank_amount = bank_amount + 1"],
  ["what a refund sends to cards is asked of Stripe, and what is said to be gone has gone", "said to be gone before Stripe was asked", "UPDATE refund_card_part SET state = 'done'"],
  ["what a refund sends to cards is asked of Stripe, and what is said to be gone has gone", "asked for less", "UPDATE card_refund_request SET dong = dong - 1"],
  ["every refund that the bank sent back was booked once, and its credit is nobody else's", "a return made larger", "UPDATE refund_return SET amount = amount + 1"],
  ["every refund that the bank sent back was booked once, and its credit is nobody else's", "a fee told smaller", "UPDATE refund_return SET fee = fee - 1"],
  ["what is ordered for a need is there to be paid out", "an order made larger", "UPDATE payment_order SET amount = amount + 1000000 WHERE state = 'open'"],
  [ORDERED, "a payment of another amount than its order", "UPDATE payment_order SET amount = amount + 1 WHERE state = 'paid'"],
  [ORDERED, "paid without a word", "DELETE FROM event WHERE kind = 'order.paid'"],
  [ORDERED, "an order of which nobody told", "DELETE FROM event WHERE kind = 'order.made'"],
  ["the bank's fees are what it took and what it kept of refunds that it sent back", "a fee told larger", "UPDATE refund_return SET fee = fee + 1"],
  ["every refund that the bank sent back was booked once, and its credit is nobody else's", "a credit called a return", "DELETE FROM refund_return"],
  ["the state of every refund, proposal and closed day is what its last event says", "declined without a word", "UPDATE refund SET state = 'declined', decision_note = 'x' WHERE state = 'approved'"],
  ["two different people stand behind every approved proposal and every countersigned day", "one person for both", "UPDATE money_proposal SET decided_by = proposed_by WHERE state = 'approved'"],
  ["the ledger at the end of every closed day is what was signed, and its difference is explained to the đồng", "a balance changed", "UPDATE day_closing SET ledger_balance = ledger_balance + 1"],
  ["receipt numbers run without a gap", "a receipt gone", "UPDATE payment SET receipt_number = NULL WHERE id = (SELECT id FROM payment WHERE state = 'settled' LIMIT 1)"],
  [RECEIPTED, "a receipt gone", "DELETE FROM receipt WHERE id = (SELECT id FROM receipt WHERE number NOT IN (SELECT number FROM receipt_copy) LIMIT 1)"],
  [RECEIPTED, "a receipt of another pledge", "UPDATE receipt SET pledge_id = (SELECT id FROM pledge WHERE state = 'cancelled' LIMIT 1) WHERE number = (SELECT max(number) FROM receipt)"],
  [RECEIPTED, "a payment without its number", "UPDATE payment SET receipt_number = NULL WHERE id = (SELECT id FROM payment WHERE state = 'settled' LIMIT 1)"],
  [RECEIPT_SUM, "a larger sum", "UPDATE receipt SET amount = amount + 1 WHERE number = (SELECT min(number) FROM receipt)"],
  [RECEIPT_SUM, "sum and units made larger together", "UPDATE receipt SET amount = amount * 2, units = units * 2 WHERE number = (SELECT min(number) FROM receipt)"],
  [RECEIPT_SUM, "a card called a bank transfer", "UPDATE receipt SET paid_by = 'bank' WHERE paid_by = 'card'"],
  ["receipts were given out in the series of their year without a gap", "the last receipt gone", "DELETE FROM receipt WHERE number = (SELECT max(number) FROM receipt)"],
  ["every receipt bears the year in which it was given out, in Việt Nam", "a receipt antedated", "UPDATE receipt SET issued_at = issued_at - interval '2 years' WHERE number = (SELECT max(number) FROM receipt)"],
  [COPIED, "the first copy gone", "DELETE FROM receipt_copy WHERE copy = 2"],
  [COPIED, "a copy older than its receipt", "UPDATE receipt_copy SET issued_at = issued_at - interval '1 year' WHERE copy = 2"],
  [COPIED, "a copy without a word", "DELETE FROM event WHERE kind = 'receipt.reissued'"],
  ["no receipt stands for money that was taken back without a note", "the note gone", "DELETE FROM event WHERE kind = 'payment.reopened'"],
  [EXPLAINED, "a debit made larger", "UPDATE outgoing_debit SET amount = amount + 1 WHERE state = 'explained'"],
  [EXPLAINED, "its fee taken back", "UPDATE bank_fee SET reversed_at = now(), reversed_by = booked_by, reversed_why = 'x'"],
  [EXPLAINED, "one fee for two debits", "DROP INDEX outgoing_debit_fee; UPDATE outgoing_debit SET state = 'explained', explained_as = 'fee', explained_at = now(), amount = 11000, payout_id = NULL, fee_id = (SELECT id FROM bank_fee LIMIT 1); CREATE INDEX outgoing_debit_fee ON outgoing_debit (fee_id)"],
  [DEBIT_STATE, "opened without a word", "UPDATE outgoing_debit SET state = 'unexplained', explained_as = NULL, explained_at = NULL, explained_by = NULL, booked_here = false, fee_id = NULL, payout_id = NULL WHERE state = 'explained'"],
  [DEBIT_STATE, "nobody told of it", "DELETE FROM debit_sighting WHERE source = 'statement:x'"],
  [DEBIT_ROW, "a debit made smaller", "UPDATE outgoing_debit SET amount = amount - 1 WHERE state = 'unexplained'"],
  [DEBIT_ROW, "a row let go", "UPDATE statement_row SET debit_id = NULL WHERE row_number = (SELECT max(row_number) FROM statement_row)"],
  ["no unit of a need is given twice", "a range stretched over another's", "UPDATE allocation SET units = int4range(1, 6) WHERE lower(units) = 1 AND released_at IS NULL"],
  ["every unit given exists, and belongs to the need of its pledge", "a unit above the quantity", "UPDATE allocation SET units = int4range(lower(units) + 100, upper(units) + 100) WHERE lower(units) = 1"],
  ["every need counts the units given, and is covered when they are all", "a count changed", "UPDATE need SET units_allocated = units_allocated + 1"],
  ["every living pledge holds its units, every other none", "units taken from a living pledge", "UPDATE allocation SET released_at = now() WHERE lower(units) = 1"],
  ["every living pledge holds its units, every other none", "units left with a cancelled one", "UPDATE allocation SET released_at = NULL WHERE released_at IS NOT NULL"],
  ["every pledge of money has its payment, settled before anything else follows", "a part-paid pledge confirmed", "UPDATE pledge SET state = 'confirmed' WHERE state = 'held'"],
  ["every pledge of money has its payment, settled before anything else follows", "a payment gone", "DELETE FROM payment WHERE state = 'failed'"],
  ["every need counts the units paid or accepted", "a count changed", "UPDATE need SET units_paid = units_paid - 1"],
  ["every need counts the units that two people confirmed", "a count changed", "UPDATE need SET units_delivered = units_delivered + 1"],
  ["every pledge counts the units that two people confirmed, and is delivered when they are all", "a count changed", "UPDATE pledge SET units_delivered = units_delivered + 1 WHERE state = 'in_delivery'"],
  ["deliveries of a pledge never carry more than its units", "a planned delivery made larger", "UPDATE delivery SET units = units + 1 WHERE state = 'planned'"],
  ["every confirmed delivery has two people, a whole count and a photo", "one person for both", "UPDATE delivery SET confirmed_by = countersigned_by WHERE code = (SELECT min(code) FROM delivery WHERE state = 'confirmed')"],
  ["every confirmed delivery has two people, a whole count and a photo", "its photos gone", "DELETE FROM delivery_evidence WHERE delivery_id = (SELECT min(delivery_id::text)::uuid FROM delivery_evidence)"],
  [STATED, "more than was confirmed", "UPDATE certificate SET body = jsonb_set(body, '{lines,0,quantity}', '20') WHERE number LIKE '%1'"],
  [STATED, "goods called cash", "UPDATE certificate SET body = jsonb_set(jsonb_set(body, '{lines,0,cashValue}', body->'lines'->0->'goodsValue'), '{lines,0,goodsValue}', 'null') WHERE number LIKE '%2'"],
  ["certificate numbers run without a gap", "a certificate gone", "DELETE FROM certificate WHERE number LIKE '%1'"],
  [SIGNED, "another name", "UPDATE certificate SET body = jsonb_set(body, '{sponsorName}', '\"Người khác\"') WHERE number LIKE '%1'"],
  [SIGNED, "no signature", "UPDATE certificate SET signature = 'AAAA' WHERE number LIKE '%2'"],
  [CHAIN, "a payload altered", `UPDATE event SET payload = payload || '{"amount": 1}' WHERE seq = ${ONE_EVENT}`],
  [CHAIN, "a time altered", `UPDATE event SET occurred_at = occurred_at - interval '1 microsecond' WHERE seq = ${ONE_EVENT}`],
  [CHAIN, "an actor altered", `UPDATE event SET actor_id = gen_random_uuid() WHERE seq = ${ONE_EVENT}`],
  [CHAIN, "the first event of a chain removed", "DELETE FROM event WHERE seq = (SELECT min(seq) FROM event WHERE kind = 'pledge.made')"],
  [CHAIN, "an event in the middle removed", "DELETE FROM event WHERE seq = (SELECT min(seq) FROM event WHERE kind = 'delivery.dispatched')"],
  [CHAIN, "an event in the middle removed and the rest moved up", "DELETE FROM event WHERE seq = (SELECT min(seq) FROM event WHERE kind = 'delivery.dispatched'); UPDATE event SET position = position - 1 WHERE position > 2 AND subject_id = (SELECT subject_id FROM event WHERE kind = 'delivery.countersigned' ORDER BY seq LIMIT 1)"],
  [SEAL, "the end of a chain removed", `DELETE FROM event WHERE seq = ${LAST_OF_PLEDGE}`],
  [SEAL, "the end of a chain rewritten with a hash that fits", `UPDATE event SET payload = '{"reason": "x"}' WHERE seq = ${LAST_OF_PLEDGE}; UPDATE event SET hash = event_hash(event) WHERE seq = ${LAST_OF_PLEDGE}`],
  [SEAL, "the newest events removed", "DELETE FROM event WHERE seq > (SELECT max(seq) - 3 FROM event)"],
  [SEAL, "a seal removed", "DELETE FROM event_seal WHERE id = (SELECT min(id) FROM event_seal)"],
  [SEAL, "a seal forged", "UPDATE event_seal SET hash = sha256('x') WHERE id = (SELECT max(id) FROM event_seal)"],
  [FOUND, "a need that the index calls cheaper", "UPDATE need_search SET unit_price = unit_price - 1"],
  [FOUND, "a need whose words are gone", "DELETE FROM need_words"],
  [FOUND, "a need that is not public any more", "UPDATE need SET state = 'withdrawn'"],
  ["the counts of the facets are those of the needs", "a need counted twice", "UPDATE need_facet SET needs = needs + 1"],
  ["the state of every need is what its last event says", "closed without a word", "UPDATE need SET state = 'closed'; INSERT INTO event (kind, subject_type, subject_id, position, actor_role, occurred_at, prev_hash, hash) SELECT 'need.published', 'need', id, 1, 'x', now(), 'x', 'x' FROM need"],
  ["the state of every pledge is what its last event says", "lapsed without a word", "UPDATE pledge SET state = 'lapsed' WHERE state = 'cancelled'"],
  ["the state of every pledge is what its last event says", "its whole history gone", `DELETE FROM event WHERE subject_id = (SELECT subject_id FROM event WHERE seq = ${LAST_OF_PLEDGE})`],
  ["every settled payment has its event", "settled without a word", "UPDATE payment SET state = 'settled', received = expected WHERE state = 'pending'"],
  ["the state of every delivery and certificate is what its last event says", "dispatched without a word", "UPDATE delivery SET state = 'dispatched' WHERE state = 'planned'"],
  ["the state of every delivery and certificate is what its last event says", "a certificate taken back without a word", "UPDATE certificate SET state = 'revoked', revoked_at = now(), revoke_reason = 'x' WHERE number LIKE '%1'"],
];

describe("checking the data", () => {
  it("finds nothing in what the commands wrote, and changes nothing, however often", async () => {
    const [first, second] = await Promise.all([checkData(), checkData()]);
    expect(first.filter(({ ok }) => !ok)).toEqual([]);
    expect(second).toEqual(first);
    expect(new Set(first.map(({ name }) => name)).size).toBe(first.length);
  });

  it("meets no booking that reads in the words of the code, in either language", async () => {
    const booked = await db.ledgerTransaction.findMany({ select: { kind: true, description: true } });
    expect(new Set(booked.map(({ kind }) => kind)).size).toBeGreaterThan(12);
    const read = (locale: "vi" | "en") => booked.map((row) => ledgerDetail(row, translator(locale, "fund")));
    expect(read("vi").filter((text) => /\b(placed|refund|reversed|undone|returned|kept|fee|hold|exact|short|double|late|no_reference|statement:|dispute|card)\b/i.test(text))).toEqual([]);
    expect(read("en").filter((text) => /no_reference|statement:[0-9a-f]|transfer_/.test(text))).toEqual([]);
  });

  it.each(faults)("%s: finds %s", async (rule, _what, sql) => {
    await plant(sql);
    expect(await broken()).toContain(rule);
  });

  it("has been seen to find something by every one of its rules", async () => {
    const known = (await checkData()).map(({ name }) => name);
    const planted = new Set(faults.map(([rule]) => rule));
    expect(known.filter((name) => !planted.has(name))).toEqual(["certificate numbers run without a gap"].filter((name) => !planted.has(name)));
    expect([...planted].filter((name) => !known.includes(name))).toEqual([]);
  });

  it("tells how many and shows one of them, by code and never by name", async () => {
    await plant("UPDATE pledge SET state = 'lapsed' WHERE state = 'cancelled'");
    const finding = (await checkData()).find(({ name }) => name.startsWith("the state of every pledge"))!;
    const { reference } = await db.pledge.findFirstOrThrow({ where: { state: "lapsed" } });
    expect(finding).toMatchObject({ ok: false, found: 1, sample: { reference, state: "lapsed", kind: "pledge.cancelled" } });
  });
});

describe("npm run check:data", () => {
  const run = () => new Promise<{ code: number; output: string }>((resolve) => {
    const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: process.env.TLV_DATABASE_URL, DEMO: "1", NODE_ENV: "production" };
    execFile(process.execPath, ["scripts/run.mjs", "check-data"], { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }));
  });

  it("prints a line for each rule and ends with 0, or with 1 when one is broken", async () => {
    const good = await run();
    expect(good.output).toMatch(/^ok {9}every ledger transaction balances to zero$/m);
    expect(good.output).toMatch(/(\d+) of \1 checks hold/);
    expect(good.code).toBe(0);
    await plant(`UPDATE event SET payload = '{}' WHERE seq = ${ONE_EVENT}`);
    const bad = await run();
    expect(bad.output).toMatch(/^FOUND 1 +no event was altered, moved or removed from its chain: \{.*"kind":"transfer\.kept_as_gift".*\}$/m);
    expect(bad.code).toBe(1);
  });
});
