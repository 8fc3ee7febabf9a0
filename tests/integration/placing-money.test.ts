import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { readBalances } from "~/domain/payments/read-balances.server";
import { listLedger } from "~/domain/payments/read-ledger.server";
import { findIncomingTransfer, listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { readUnplaced } from "~/domain/payments/read-unplaced.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { clock } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { placingMoney } from "../support/placing-money";

const NEED = "need:HP-MEAL-0001";
let stage: Stage;
const { pledged, transferRow, place, lapseAll } = placingMoney(() => stage);


beforeEach(async () => {
  stage = await setStage();
});

describe("placing", () => {
  it("puts as much as the pledge lacks, and the rest goes on waiting", async () => {
    const [first, second] = [await pledged(), await pledged(1)];
    const { transferId } = await moneyArrives(50_000);
    expect(await place(transferId, ` ${first.toLowerCase()} `)).toEqual({ ok: true, placed: 30_000n, left: 20_000n, settled: true, reopened: false });
    expect(await transferRow(transferId)).toMatchObject({ state: "suspense", unplaced: 20_000n });
    expect(await place(transferId, second, 5_000n)).toMatchObject({ placed: 5_000n, left: 15_000n, settled: false });
    expect(await place(transferId, second)).toMatchObject({ placed: 10_000n, left: 5_000n, settled: true });
    expect(await balances()).toEqual({ "bank:main": 50_000, [NEED]: -45_000, suspense: -5_000 });
    expect(granted(await returnTransfer({ transferId, viewer: stage.fund, note: "Thừa" })).amount).toBe(5_000n);
    expect(await transferRow(transferId)).toMatchObject({ state: "resolved", unplaced: 0n });
    expect(await eventsOf(transferId)).toEqual(["transfer.received", "transfer.suspended", "transfer.placed", "transfer.placed", "transfer.placed", "transfer.returned"]);
    expect((await findIncomingTransfer(stage.fund, transferId))!.placements).toMatchObject([
      { kind: "pledge", amount: 30_000, pledgeReference: first }, { kind: "pledge", amount: 5_000, pledgeReference: second },
      { kind: "pledge", amount: 10_000, pledgeReference: second }, { kind: "returned", amount: 5_000, pledgeReference: null },
    ]);
  });

  it("is refused, and nothing moves", async () => {
    const [open, paid, inKind, cancelled] = [await pledged(), await pledged(), await pledge(stage.sponsor, stage.needCode, 1, { mode: "in_kind" }), await pledged()];
    await moneyArrives(30_000, paid);
    granted(await cancelPledge({ reference: cancelled, viewer: stage.sponsor }));
    const { transferId } = await moneyArrives(40_000);
    const before = await balances();
    for (const viewer of [stage.sponsor, stage.coordinator, await makeViewer({ role: "auditor" }), await makeViewer({ role: "admin" })])
      expect(await place(transferId, open, undefined, viewer)).toEqual({ ok: false, reason: "not-allowed" });
    const refused = async (...asked: Parameters<typeof place>) => (await place(...asked) as { reason?: string }).reason;
    expect(await refused(randomUUID(), open)).toBe("not-found");
    expect(await refused("no id", open)).toBe("not-found");
    expect(await refused(transferId, open.slice(0, 9))).toBe("reference-invalid");
    expect(await refused(transferId, `${open} ${paid}`)).toBe("reference-invalid");
    expect(await refused(transferId, "TLV2222222")).toBe("pledge-not-found");
    for (const reference of [paid, inKind, cancelled]) expect(await refused(transferId, reference)).toBe("pledge-not-payable");
    expect(await refused(transferId, open, 0n)).toBe("amount-invalid");
    expect(await refused(transferId, open, -1n)).toBe("amount-invalid");
    expect(await refused(transferId, open, 40_001n)).toBe("amount-above-unplaced");
    expect(await refused(transferId, open, 30_001n)).toBe("amount-above-lacking");
    expect(await balances()).toEqual(before);
    expect(await stateOf(open)).toBe("held");
  });

  it("late money holds the units again while enough are free", async () => {
    const reference = await pledged(10);
    await lapseAll();
    const other = await pledged(3);
    const { transferId } = await moneyArrives(150_000, reference);
    expect(await place(transferId, reference)).toEqual({ ok: false, reason: "units-gone" });
    expect(await stateOf(reference)).toBe("lapsed");
    granted(await cancelPledge({ reference: other, viewer: stage.sponsor }));
    expect(await place(transferId, reference)).toMatchObject({ ok: true, placed: 150_000n, settled: true, reopened: true });
    const { id, state, endedAt } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    expect({ state, endedAt }).toEqual({ state: "confirmed", endedAt: null });
    expect(await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).toMatchObject({ state: "covered", unitsAllocated: 10, unitsPaid: 10 });
    expect(await eventsOf(id)).toEqual(["pledge.made", "pledge.lapsed", "pledge.reopened", "pledge.confirmed"]);
  });

  it("late money is refused for a need that takes no more gifts; a part of it holds the units for three days", async () => {
    const reference = await pledged();
    await lapseAll();
    const { transferId } = await moneyArrives(30_000, reference);
    await db.need.update({ where: { code: stage.needCode }, data: { state: "expired" } });
    expect(await place(transferId, reference)).toEqual({ ok: false, reason: "need-not-open" });
    await db.need.update({ where: { code: stage.needCode }, data: { state: "open" } });
    expect(await place(transferId, reference, 10_000n)).toMatchObject({ ok: true, settled: false, reopened: true });
    const { state, holdExpiresAt } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    expect(state).toBe("held");
    expect(holdExpiresAt!.getTime() - clock.now().getTime()).toSatisfy((ms: number) => Math.abs(ms - 3 * DAY) < 60_000);
  });

  it("by two fund managers at once places each đồng once", async () => {
    const [first, second] = [await pledged(), await pledged()];
    const { transferId } = await moneyArrives(30_000);
    const answers = await Promise.all([place(transferId, first), place(transferId, second), returnTransfer({ transferId, viewer: stage.fund, note: "x" })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: "nothing-unplaced" }, { ok: false, reason: "nothing-unplaced" }]);
    expect((await transferRow(transferId)).unplaced).toBe(0n);
  });
});

describe("returning and keeping", () => {
  it("moves exactly what is unplaced, once, with a reason", async () => {
    const [{ transferId: back }, { transferId: kept }] = [await moneyArrives(40_000, await pledged()), await moneyArrives(7_000)];
    for (const resolve of [returnTransfer, keepAsGeneralGift]) {
      expect(await resolve({ transferId: back, viewer: stage.fund, note: "  " })).toEqual({ ok: false, reason: "note-needed" });
      expect(await resolve({ transferId: back, viewer: stage.sponsor, note: "x" })).toEqual({ ok: false, reason: "not-allowed" });
      expect(await resolve({ transferId: randomUUID(), viewer: stage.fund, note: "x" })).toEqual({ ok: false, reason: "not-found" });
    }
    expect(await returnTransfer({ transferId: back, viewer: stage.fund, note: "Người chuyển xin lại" })).toEqual({ ok: true, amount: 10_000n });
    expect(await keepAsGeneralGift({ transferId: kept, viewer: stage.fund, note: "Không liên lạc được" })).toEqual({ ok: true, amount: 7_000n });
    expect(await balances()).toEqual({ "bank:main": 37_000, "fund:general": -7_000, [NEED]: -30_000 });
    expect(await returnTransfer({ transferId: kept, viewer: stage.fund, note: "x" })).toEqual({ ok: false, reason: "nothing-unplaced" });
    expect(await findIncomingTransfer(stage.fund, back)).toMatchObject({ state: "resolved", unplaced: 0, resolutionNote: "Người chuyển xin lại", mayPlace: false });
    expect(await eventsOf(kept)).toEqual(["transfer.received", "transfer.suspended", "transfer.kept_as_gift"]);
  });
});

describe("the ledger", () => {
  const entries = (amount: bigint) => [{ account: "bank:main", amount }, { account: "suspense", amount: -amount }];
  const book = (idempotencyKey: string, lines = entries(5n)) => transact((tx) => bookTransaction(tx, { kind: "transfer_suspended", idempotencyKey, description: "Demo", entries: lines }));

  it("refuses what does not balance, in our code and in the database", async () => {
    await expect(book("a", [{ account: "bank:main", amount: 5n }, { account: "suspense", amount: -4n }])).rejects.toThrow("does not balance");
    await expect(book("b", [])).rejects.toThrow("does not balance");
    await book("c");
    const { id } = await db.ledgerAccount.findUniqueOrThrow({ where: { code: "suspense" } });
    const oneSided = transact(async (tx) => {
      const { id: transactionId } = await tx.ledgerTransaction.create({ data: { kind: "x", idempotencyKey: "d", description: "x", bookedAt: clock.now() } });
      await tx.ledgerEntry.create({ data: { transactionId, accountId: id, amount: 5n } });
    });
    await expect(oneSided).rejects.toThrow("does not balance");
    expect(await db.ledgerTransaction.count()).toBe(1);
  });

  it("books nothing twice and is never changed", async () => {
    await book("a");
    await expect(book("a")).rejects.toThrow("booked before");
    await expect(db.$executeRaw`UPDATE ledger_entry SET amount = amount * 2`).rejects.toThrow("append-only");
    await expect(db.$executeRaw`DELETE FROM ledger_transaction`).rejects.toThrow("append-only");
    await expect(db.$executeRaw`TRUNCATE ledger_entry`).rejects.toThrow("append-only");
    expect(await balances()).toEqual({ "bank:main": 5, suspense: -5 });
  });
});

describe("what the fund reads", () => {
  it("is read by the fund and the auditor alone, and only the fund may act", async () => {
    const { transferId } = await moneyArrives(9_000);
    const auditor = await makeViewer({ role: "auditor" });
    expect((await listIncomingTransfers(auditor)).total).toBe(1);
    expect((await findIncomingTransfer(auditor, transferId))?.mayPlace).toBe(false);
    expect((await findIncomingTransfer(stage.fund, transferId))?.mayPlace).toBe(true);
    expect(await findIncomingTransfer(stage.fund, "no id")).toBeNull();
    for (const viewer of [stage.sponsor, stage.coordinator, stage.receiver, await makeViewer({ role: "admin" })]) {
      expect(await listIncomingTransfers(viewer)).toEqual({ rows: [], total: 0, pages: 0 });
      expect(await findIncomingTransfer(viewer, transferId)).toBeNull();
      expect(await listLedger(viewer)).toEqual({ rows: [], total: 0, pages: 0 });
      expect(await readBalances(viewer)).toEqual([]);
    }
  });

  it("lists transfers newest first, those that wait oldest first, thirty a page", async () => {
    const reference = await pledged();
    const ids: string[] = [];
    for (let one = 0; one < 31; one += 1) {
      clock.travel(1000);
      ids.push((await moneyArrives(30_000, one === 5 ? reference : "")).transferId);
    }
    const list = async (asked: Parameters<typeof listIncomingTransfers>[1]) => (await listIncomingTransfers(stage.fund, asked)).rows.map(({ id }) => id);
    expect(await list({ page: 1 })).toEqual(ids.toReversed().slice(0, 30));
    expect(await list({ page: 2 })).toEqual([ids[0]]);
    expect(await list({ show: "unplaced" })).toEqual(ids.filter((_, one) => one !== 5));
    expect(await readUnplaced(stage.fund)).toMatchObject({ count: 30, amount: 900_000 });
  });

  it("shows the ledger newest first, of all accounts or of one", async () => {
    const reference = await pledged();
    await moneyArrives(40_000, reference);
    await moneyArrives(1_000);
    const { rows, total } = await listLedger(stage.fund);
    expect(total).toBe(2);
    expect(rows.map(({ kind, entries, pledgeReference }) => ({ kind, entries, pledgeReference }))).toEqual([
      { kind: "transfer_suspended", pledgeReference: null, entries: [{ account: "bank:main", amount: 1_000 }, { account: "suspense", amount: -1_000 }] },
      { kind: "transfer_placed", pledgeReference: reference, entries: [{ account: "bank:main", amount: 40_000 }, { account: NEED, amount: -30_000 }, { account: "suspense", amount: -10_000 }] },
    ]);
    expect((await listLedger(stage.fund, { account: NEED })).rows).toHaveLength(1);
    expect(await readBalances(stage.fund)).toEqual([
      { kind: "bank", accounts: 1, balance: 41_000 }, { kind: "suspense", accounts: 1, balance: -11_000 }, { kind: "need", accounts: 1, balance: -30_000 },
    ]);
  });
});
