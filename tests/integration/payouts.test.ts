import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSession } from "~/domain/accounts/start-session.server";
import type { Viewer } from "~/domain/accounts/viewer";
import { matchCredit } from "~/domain/cards/match-payout.server";
import { findPayout, listPayoutRows, readLatePayouts } from "~/domain/cards/read-payouts.server";
import { suggestCredits, suggestPayouts } from "~/domain/cards/suggest-credits.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { receiveDebit } from "~/domain/payments/debits/receive-debit.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { readDayToClose } from "~/domain/treasury/read-closings.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { action, loader } from "~/routes/fund/payout";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { cardPays } from "../support/card-money";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, granted, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { cardMoneyGoes, stripeTakes } from "../support/payouts";
import { ask, sendForm } from "../support/visitor-request";

let stage: Stage;
let auditor: Viewer;

beforeEach(async () => {
  stage = await setStage({ quantity: 50 });
  auditor = await makeViewer({ role: "auditor" });
});

afterEach(async () => {
  clock.reset();
  await checkInvariants();
});

/** A pledge of two units (30.000 ₫) paid by card and sent on. */
async function goes(how: Parameters<typeof cardMoneyGoes>[1] = {}): Promise<string> {
  const reference = await pledge(stage.sponsor, stage.needCode, 2);
  await cardPays(stage.sponsor, reference);
  return cardMoneyGoes(reference, how);
}

const cookiesFor = async (viewer: Viewer) => [sessionCookie(await startSession({ personId: viewer.personId, device: "" }))];
const decide = async (id: string, fields: Record<string, string>, viewer = stage.fund) =>
  action({ ...sendForm(`/fund/payouts/${id}`, fields, { cookies: await cookiesFor(viewer) }), params: { id } });
const opened = async (id: string, viewer: Viewer) => loader({ ...ask(`/fund/payouts/${id}`, { cookies: await cookiesFor(viewer) }), params: { id } });
const status = async (answer: Promise<unknown>) => answer.then(() => 0, (error: unknown) => (error instanceof Response ? error.status : -1));

describe("payouts", () => {
  it("are listed by state with their sums, for the fund and the auditor alone", async () => {
    const [arrived] = [await goes(), await goes(), await goes({ state: "failed" })];
    const { transferId } = await moneyArrives(30_000, arrived);
    await matchCredit(transferId);
    await stripeTakes(5_000n);
    const all = await listPayoutRows(auditor, { state: null });
    expect(all.figures).toEqual({ on_the_way: { count: 2, dong: 25_000 }, arrived: { count: 1, dong: 30_000 }, failed: { count: 1, dong: 30_000 } });
    expect(all.rows).toHaveLength(4);
    expect((await listPayoutRows(auditor, { state: "arrived" })).rows).toMatchObject([{ id: arrived, state: "arrived", difference: 0, transferId, late: false }]);
    expect(await findPayout(auditor, arrived)).toMatchObject({ dong: 30_000, valuedBy: "parts", parts: [{ kind: "charge", dong: 30_000 }], history: [{ what: "booked" }, { what: "arrived", by: null }], mayAct: false });
    for (const viewer of [stage.sponsor, stage.receiver, stage.coordinator]) {
      expect((await listPayoutRows(viewer, { state: null })).rows).toEqual([]);
      expect(await findPayout(viewer, arrived)).toBeNull();
      expect(await suggestCredits(viewer, arrived)).toEqual([]);
      expect(await readLatePayouts(viewer)).toEqual({ count: 0, amount: 0, oldestAt: null });
    }
    expect(await findPayout(auditor, "po_unknown")).toBeNull();
  });

  it("are late when three days of work have passed, and then a task of the fund", async () => {
    const id = await goes();
    const expected = (await findPayout(auditor, id))!;
    clock.travel(new Date(`${expected.lastDayInTime}T05:00:00Z`).getTime() - clock.now().getTime());
    expect((await readFundWaiting(stage.fund)).payouts.count).toBe(0);
    clock.travel(DAY);
    expect((await readFundWaiting(stage.fund)).payouts).toEqual({ count: 1, amount: 30_000, oldestAt: `${expected.expectedOn}T05:00:00.000Z` });
    expect(await findPayout(auditor, id)).toMatchObject({ late: true });
    const { transferId } = await moneyArrives(30_000, id);
    await matchCredit(transferId);
    expect((await readFundWaiting(stage.fund)).payouts.count).toBe(0);
  });

  it("are suggested the credits that can be theirs, the most telling first, and credits the payouts", async () => {
    const id = await goes();
    const [plain, worded, named] = [await moneyArrives(30_000, "CHUYEN TIEN"), await moneyArrives(30_000, "STRIPE PAYOUT"), await moneyArrives(30_000, `ND ${id}`)];
    await moneyArrives(30_500, "CHUYEN TIEN");
    const used = await moneyArrives(30_000, "KHAC");
    granted(await placeTransfer({ transferId: used.transferId, viewer: stage.fund, pledgeReference: await pledge(stage.sponsor, stage.needCode, 1) }));
    const found = await suggestCredits(stage.fund, id);
    expect(found.map(({ transferId, reasons }) => [transferId, reasons])).toEqual([
      [named.transferId, ["named", "same_amount", "near_day"]], [worded.transferId, ["words", "same_amount", "near_day"]], [plain.transferId, ["same_amount", "near_day"]],
    ]);
    expect(await suggestPayouts(stage.fund, plain.transferId)).toMatchObject([{ id, dong: 30_000 }]);
    expect(await suggestPayouts(stage.fund, used.transferId)).toEqual([]);
    expect(await suggestCredits(auditor, id)).toEqual([]);
    // Two credits fit by themselves: neither is taken.
    expect(await matchCredit(plain.transferId)).toBe(false);
  });

  it("of another currency are offered credits within a tenth, with the difference", async () => {
    const id = await goes({ currency: "USD" });
    const near = await moneyArrives(29_100, "NHAN TIEN");
    await moneyArrives(26_000, "NHAN TIEN");
    expect(await suggestCredits(stage.fund, id)).toMatchObject([{ transferId: near.transferId, difference: -900, reasons: ["near_amount", "near_day"] }]);
    expect((await decide(id, { act: "match", of: near.transferId })) as Response).toMatchObject({ status: 302 });
    expect(await balances()).toMatchObject({ "fees:exchange": 900, "bank:main": 55_100 });
  });

  it("are matched and unmatched on their page by the fund alone, with a reason and a tick, and nothing typed is lost", async () => {
    const id = await goes();
    const { transferId } = await moneyArrives(30_000, "CHUYEN TIEN");
    expect(await status(decide(id, { act: "match", of: transferId }, auditor))).toBe(403);
    expect(await status(opened(id, stage.sponsor))).toBe(403);
    expect(await status(opened("po_unknown", stage.fund))).toBe(404);
    expect(await status(decide(id, { act: "else" }))).toBe(400);
    expect(await decide(id, { act: "unmatch", note: "Sai", sure: "yes" })).toMatchObject({ init: { status: 400 }, data: { refused: { reason: "payout-not-arrived", typed: { note: "Sai" } } } });
    expect(((await decide(id, { act: "match", of: transferId })) as Response).status).toBe(302);
    expect(await decide(id, { act: "unmatch", note: "Sai", sure: "" })).toMatchObject({ data: { refused: { reason: "confirm-needed", typed: { note: "Sai" } } } });
    expect(await decide(id, { act: "unmatch", note: " ", sure: "yes" })).toMatchObject({ data: { refused: { reason: "note-needed" } } });
    expect(((await decide(id, { act: "unmatch", note: "Sai", sure: "yes" })) as Response).status).toBe(302);
    expect(await findPayout(auditor, id)).toMatchObject({ state: "on_the_way", history: [{ what: "booked" }, { what: "arrived", by: stage.fund.name }, { what: "unmatched", by: stage.fund.name, note: "Sai" }] });
    // What a person has taken back is not joined by itself again.
    await db.incomingTransfer.update({ where: { id: transferId }, data: { memo: id } });
    expect(await matchCredit(transferId)).toBe(false);
  });

  it("on the way are named on the page that closes a day, as that day ended", async () => {
    clock.travel(-2 * DAY);
    const id = await goes();
    clock.reset();
    const day = vietnamDay(new Date(clock.now().getTime() - DAY));
    expect(await readDayToClose(stage.fund, day)).toMatchObject({ ledger: 0, onTheWay: { count: 1, amount: 30_000 } });
    const { transferId } = await moneyArrives(30_000, id);
    await matchCredit(transferId);
    expect(await readDayToClose(stage.fund, day)).toMatchObject({ onTheWay: { count: 1, amount: 30_000 } });
    clock.travel(DAY);
    expect(await readDayToClose(stage.fund, vietnamDay(new Date(clock.now().getTime() - DAY)))).toMatchObject({ ledger: 30_000, onTheWay: { count: 0, amount: 0 } });
  });

  it("which Stripe takes from the account count as debits that the ledger lacks until they are explained", async () => {
    await stripeTakes(5_000n);
    await receiveDebit({ account: env.bank.account, bookedOn: vietnamDay(new Date(clock.now().getTime() - DAY)), movedAt: clock.now(), amount: 5_000n, memo: "STRIPE", payeeName: "", bankReference: null }, { source: "statement:z", sourceKey: "1" });
    expect(await readDayToClose(stage.fund, null)).toMatchObject({ unexplained: { count: 1, amount: 5_000 }, onTheWay: { count: 0, amount: 0 } });
  });
});
