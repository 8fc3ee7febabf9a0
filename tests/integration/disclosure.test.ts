import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { matchPayout } from "~/domain/cards/match-payout.server";
import { unmatchPayout } from "~/domain/cards/unmatch-payout.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { listNamedSponsors } from "~/domain/disclosure/read-named-sponsors.server";
import { readCommunes } from "~/domain/disclosure/read-communes.server";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { readOpenLedger } from "~/domain/disclosure/read-open-ledger.server";
import { listPublicDeliveries, readPublicDeliveries } from "~/domain/disclosure/read-public-deliveries.server";
import type { OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { bookBankFee } from "~/domain/treasury/bank-fees.server";
import { clock, vietnamDay, vietnamYear } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { cardPays } from "../support/card-money";
import { checkInvariants } from "../support/check-invariants";
import { countersign, deliverAll, paidPledge, sendDelivery } from "../support/deliver";
import { DAY, granted, makeArea, makeNeed, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { cardMoneyGoes, stripeTakes } from "../support/payouts";
import { does, payOut } from "../support/treasury";

const EVERYTHING: OpenLedgerFilters = { programme: null, province: null, commune: null, year: null };
const OTHER = { areaCode: "11506", provinceCode: "31" };
const FEW = { areaCode: "02662", provinceCode: "10" };
let stage: Stage;
let few: string;

/** Three needs (forty children, twelve, fewer than five), gifts with and without a name, money that waits, was kept, returned, fell back, and deliveries. */
beforeEach(async () => {
  await makeArea(FEW.areaCode, FEW.provinceCode);
  stage = await setStage({ quantity: 50, beneficiaries: 40 });
  await makeNeed({ receiverId: stage.receiverId, ...OTHER, beneficiaries: 12, unitPrice: 200_000n, titleVi: "Áo ấm Demo" });
  few = await makeNeed({ receiverId: stage.receiverId, ...FEW, beneficiaries: null, titleVi: "Học bổng cho ba em", placeVi: "Xã Ít Trẻ" });
  await deliverAll(stage, await paidPledge(stage, 4));
  const part = await sendDelivery(stage, await paidPledge(stage, 6));
  await countersign(stage, part, 5, 1);
  granted(await confirmDelivery({ deliveryId: part, viewer: stage.coordinator, photos: [] }));
  await deliverAll(stage, await paidPledge(stage, 2, "in_kind"));
  await moneyArrives(400_000, await pledge(stage.sponsor, "HP-MEAL-0002", 2, { honourName: "Tên Được Nêu" }));
  await moneyArrives(60_000, await pledge(stage.sponsor, stage.needCode, 4, { givenAs: "anonymous", honourName: "Kanarie Ẩn Danh" }));
  await moneyArrives(15_000, await pledge(stage.sponsor, few, 1));
  const [kept, returned] = [await moneyArrives(50_000), await moneyArrives(10_000)];
  granted(await keepAsGeneralGift({ transferId: kept.transferId, viewer: stage.fund, note: "Đồng ý" }));
  granted(await returnTransfer({ transferId: returned.transferId, viewer: stage.fund, note: "Chuyển nhầm" }));
  await moneyArrives(70_000, "kanarie memo");
});
afterEach(() => clock.reset());

/** Signed sums of the ledger itself, read another way than the product reads them. */
async function book(kind: string): Promise<number> {
  const entries = await db.ledgerEntry.findMany({ where: { account: { kind } }, select: { amount: true } });
  return entries.reduce((sum, { amount }) => sum + Number(amount), 0);
}

describe("the open ledger", () => {
  it("says of the whole fund what the ledger says, to the đồng", async () => {
    const { statement, total } = await readOpenLedger(EVERYTHING);
    const credits = await db.incomingTransfer.aggregate({ _sum: { amount: true } });
    expect(statement).toMatchObject({ opening: 0, received: Number(credits._sum.amount), returned: 10_000, fees: 0, disbursed: 0 });
    expect(statement!.closing).toBe(await book("bank"));
    expect(statement!.cash).toBe(await book("bank"));
    expect(statement!.where).toEqual({
      delivered: -(await book("delivered")) - (await book("goods")), held: -(await book("need")), waiting: 70_000, general: 50_000, reserve: 0, refunding: 0, other: 0,
    });
    expect(total).toMatchObject({ placed: 625_000, delivered: 135_000, goods: 30_000, held: 490_000, needs: 3, beneficiaries: 52 });
  });

  it("says what was paid out, what the bank took and what was returned, and still balances", async () => {
    await does(payOut(stage, 90_000), stage.fund);
    granted(await bookBankFee({ amount: 1_100n, paidOn: vietnamDay(clock.now()), bankReference: "PHI-1", note: "Phí tháng", viewer: stage.fund }));
    const { statement, total } = await readOpenLedger(EVERYTHING);
    expect(statement).toMatchObject({ fees: 1_100, disbursed: 90_000, where: { other: 0 } });
    expect(statement!.cash).toBe(await book("bank"));
    expect(total).toMatchObject({ disbursed: 90_000, held: 490_000 });
  });

  it("counts card money once: a payout that the bank shows is neither income nor a return, and what exchange and Stripe cost is a fee", async () => {
    const before = (await readOpenLedger(EVERYTHING)).statement!;
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await cardPays(stage.sponsor, reference, { fee: 1_000n });
    const told = async () => (await readOpenLedger(EVERYTHING)).statement!;
    const paid = { received: before.received + 30_000, returned: before.returned };
    const payoutId = await cardMoneyGoes(reference, { currency: "USD", feeShare: 20n });
    expect(await told()).toMatchObject({ ...paid, fees: 2_000, cash: before.cash + 28_000, where: { other: 0 } });
    const { transferId } = await moneyArrives(27_400, "STRIPE");
    expect(await told()).toMatchObject({ received: paid.received + 27_400, where: { waiting: before.where.waiting + 27_400 } });
    granted(await matchPayout({ payoutId, transferId, viewer: stage.fund }));
    const arrived = { ...paid, fees: 2_600, cash: before.cash + 27_400, where: { ...before.where, held: before.where.held + 30_000 } };
    expect(await told()).toMatchObject(arrived);
    expect((await told()).cash).toBe((await book("bank")) + (await book("processor")) + (await book("transit")));
    granted(await unmatchPayout({ payoutId, note: "Nhầm", viewer: stage.fund }));
    expect(await told()).toMatchObject({ received: paid.received + 27_400, returned: before.returned, fees: 2_000, cash: before.cash + 55_400 });
    granted(await matchPayout({ payoutId, transferId, viewer: stage.fund }));
    await stripeTakes(5_000n);
    expect(await told()).toMatchObject(arrived);
    clock.travel(3_600_000);
    await sumUpLedger();
    expect(await told()).toMatchObject(arrived);
    await checkInvariants();
  });

  it("adds up the same by month, programme and place", async () => {
    const { months, programmes, places, total } = await readOpenLedger(EVERYTHING);
    for (const key of ["placed", "delivered", "goods", "disbursed"] as const) for (const rows of [months, programmes, places]) expect(rows.reduce((sum, row) => sum + row[key], 0), key).toBe(total[key]);
    expect(places.reduce((sum, { held }) => sum + held, 0)).toBe(total.held);
    const communes = await readCommunes(EVERYTHING);
    expect(communes.reduce((sum, { placed }) => sum + placed, 0)).toBe(total.placed);
    expect(communes.map(({ key, beneficiaries }) => [key, beneficiaries])).toEqual([[null, 52]]);
  });

  it("keeps the balance of a year open to the next, and moves nothing of it", async () => {
    const year = vietnamYear(clock.now());
    const before = (await readOpenLedger(EVERYTHING)).statement!;
    clock.travel(370 * DAY);
    await moneyArrives(5_000);
    const after = (await readOpenLedger({ ...EVERYTHING, year: vietnamYear(clock.now()) })).statement!;
    expect(after).toMatchObject({ opening: before.closing, received: 5_000, returned: 0, closing: before.closing + 5_000 });
    expect((await readOpenLedger({ ...EVERYTHING, year })).statement!).toMatchObject({ received: before.received, closing: before.closing, where: before.where });
    expect((await readOpenLedger({ ...EVERYTHING, year: vietnamYear(clock.now()) })).total).toMatchObject({ placed: 0, delivered: 0, held: 490_000 });
  });

  it("says the same with the sums of the past as without them, whatever is booked afterwards", async () => {
    const words = { titleVi: "Chương trình Demo", titleEn: "Demo programme", summaryVi: "", summaryEn: "", state: "running", periodFrom: new Date("2026-01-01"), periodTo: new Date("2030-01-01") };
    const { id: programmeId } = await db.programme.create({ data: { slug: "chuong-trinh-demo", ...words } });
    await db.need.updateMany({ where: { code: stage.needCode }, data: { programmeId } });
    const last = vietnamYear(clock.now());
    clock.travel(370 * DAY);
    await moneyArrives(400_000, await pledge(stage.sponsor, "HP-MEAL-0002", 2));
    clock.travel(3_600_000);
    expect(await sumUpLedger()).toBe(2);
    // Later: a need that had nothing before, money for one that had, what was kept, paid out, taken as a fee, and a delivery.
    const newcomer = await makeNeed({ receiverId: stage.receiverId, ...OTHER, beneficiaries: 7, titleVi: "Góc chơi Demo" });
    await moneyArrives(15_000, await pledge(stage.sponsor, newcomer, 1));
    await deliverAll(stage, await paidPledge(stage, 3));
    await does(payOut(stage, 45_000), stage.fund);
    granted(await bookBankFee({ amount: 1_100n, paidOn: vietnamDay(clock.now()), bankReference: "PHI-1", note: "Phí tháng", viewer: stage.fund }));
    await moneyArrives(33_000);
    const asked: OpenLedgerFilters[] = [EVERYTHING, ...[last, last + 1].map((year) => ({ ...EVERYTHING, year })), { ...EVERYTHING, programme: "chuong-trinh-demo" }, { ...EVERYTHING, programme: "chuong-trinh-demo", year: last }, { ...EVERYTHING, province: "31" }];
    const told = async () => Promise.all(asked.map(async (filters) => ({ ...(await readOpenLedger(filters)), asOf: null })));
    const summed = await told();
    expect(summed[0]).toMatchObject({ total: { needs: 4, beneficiaries: 59 }, statement: { fees: 1_100, disbursed: 45_000, where: { other: 0 } } });
    await db.openLedgerReach.deleteMany();
    expect(summed).toEqual(await told());
    // The sums were read: with a wrong one in them they are told as they are.
    await sumUpLedger();
    await db.openLedgerCash.updateMany({ data: { received: { increment: 1n } } });
    await db.openLedgerMonth.updateMany({ data: { placed: { increment: 1n } } });
    const wrong = await told();
    expect(wrong[0]!.statement!.received - summed[0]!.statement!.received).toBe(2);
    expect(wrong[1]!.total.placed).toBeGreaterThan(summed[1]!.total.placed);
  });

  it("tells nothing of fewer than five children: neither figure, nor place, nor need", async () => {
    const { places } = await readOpenLedger(EVERYTHING);
    // Where one small province stood alone beside the others, its figures and its name would be what is left.
    expect(places.map(({ key, needs }) => [key, needs])).toEqual([[null, 3]]);
    for (const filters of [{ ...EVERYTHING, province: FEW.provinceCode }, { ...EVERYTHING, province: FEW.provinceCode, commune: FEW.areaCode }]) {
      expect(await readOpenLedger(filters)).toMatchObject({ tooFew: true, total: { placed: 0, needs: 0 }, places: [], months: [], programmes: [] });
      expect((await listPublicDeliveries(filters, 1)).rows).toEqual([]);
      expect((await listNamedSponsors(filters, 1)).rows).toEqual([]);
    }
    const { reference } = await db.pledge.findFirstOrThrow({ where: { need: { code: few } }, select: { reference: true } });
    await deliverAll({ ...stage, coordinator: await makeViewer({ role: "coordinator" }) }, reference);
    expect((await listPublicDeliveries(EVERYTHING, 1)).total).toBe(4);
    const told = JSON.stringify((await listPublicDeliveries(EVERYTHING, 1)).rows);
    expect(told).not.toContain(few);
    expect(told).not.toMatch(/Ít Trẻ|ba em/);
  });

  it("names only those who wished it, and what all gave is what was placed", async () => {
    const { rows, totals } = await listNamedSponsors(EVERYTHING, 1);
    expect(rows).toEqual([
      { name: "Tên Được Nêu", kind: "person", money: 400_000, goods: 0 },
      { name: "Người ủng hộ Demo", kind: "person", money: 165_000, goods: 30_000 },
    ]);
    expect(totals).toMatchObject({ named: 2, money: 565_000, goods: 30_000, unnamedMoney: 60_000, unnamedGoods: 0 });
    expect(JSON.stringify([rows, await readOpenLedger(EVERYTHING)])).not.toMatch(/kanarie|NGUOI DEMO/i);
  });

  it("lists what two people have confirmed, whole and in parts alike", async () => {
    const { rows, total } = await listPublicDeliveries(EVERYTHING, 1);
    expect(total).toBe(3);
    expect(rows.map(({ units, value, mode }) => [units, value, mode])).toEqual([[2, 30_000, "in_kind"], [5, 75_000, "money"], [4, 60_000, "money"]]);
    expect(rows[0]).toMatchObject({ code: stage.needCode, beneficiaries: 40, unitPrice: 15_000, receiverKind: "school", placeVi: "Xã Demo" });
    const streamed = [];
    for await (const row of readPublicDeliveries(EVERYTHING)) streamed.push(row);
    expect(streamed).toEqual(rows);
    const { total: all } = await readOpenLedger(EVERYTHING);
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(all.delivered + all.goods);
  });
});
