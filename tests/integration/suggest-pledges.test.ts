import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { previewPlacement } from "~/domain/pledges/preview-placement.server";
import { suggestPledges } from "~/domain/pledges/suggest-pledges.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, eventsOf, granted, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { does } from "../support/treasury";

let stage: Stage;

/** Units cost 15,000 đồng each. */
const pledged = (units: number, more: Parameters<typeof pledge>[3] = {}, viewer = stage.sponsor) => pledge(viewer, stage.needCode, units, more);
const arrives = async (amount: number, memo = "", payerName = "") =>
  granted(await receiveTransfer({ provider: "statement", providerId: randomUUID(), amount: BigInt(amount), memo, payerName, receivedAt: clock.now() })).transferId;
const suggested = async (transferId: string, viewer = stage.fund) => (await suggestPledges({ transferId, viewer, locale: "vi" })).map(({ reference, reasons }) => [reference, ...reasons]);
const lapseAll = async () => {
  clock.travel(4 * DAY);
  await lapseHolds();
};
const preview = (transferId: string, pledgeReference: string, viewer = stage.fund) => previewPlacement({ transferId, viewer, pledgeReference, locale: "vi" });

beforeEach(async () => {
  stage = await setStage({ quantity: 20 });
});
afterEach(() => clock.reset());

describe("suggested pledges", () => {
  it("lack just that much", async () => {
    await pledged(1);
    const same = await pledged(3);
    expect(await suggested(await arrives(45_000))).toEqual([[same, "same_amount"]]);
  });

  it("are named in the memo though a character was misread, or beside another one", async () => {
    const [first, second] = [await pledged(1), await pledged(2)];
    const misread = `${first.slice(0, 6)}${first[6] === "2" ? "3" : "2"}${first.slice(7)}`;
    expect(await suggested(await arrives(8_000, `ck ${misread.toLowerCase()}`))).toEqual([[first, "misspelt"]]);
    expect((await suggested(await arrives(15_000, `${first} va ${second}`))).toSorted()).toEqual([[first, "named", "same_amount"], [second, "named"]].toSorted());
  });

  it("belong to the payer: by name without accents, or because that payer paid for this giver before", async () => {
    const named = await pledged(1, { honourName: "Trần Thị Bé" });
    expect(await suggested(await arrives(999, "", "TRAN THI BE"))).toEqual([[named, "same_payer"]]);
    const other = await makeViewer({ role: "sponsor" });
    const paid = await pledged(1, { honourName: "Ai đó" }, other);
    await arrives(15_000, paid, "CTY XYZ");
    const next = await pledged(2, { honourName: "Ai đó" }, other);
    expect(await suggested(await arrives(999, "", "Cty Xyz"))).toEqual([[next, "same_payer"]]);
    expect(await suggested(await arrives(999, "", "  "))).toEqual([]);
  });

  it("are not those of everybody whom a collector has paid for", async () => {
    for (let one = 0; one < 4; one += 1) {
      const viewer = await makeViewer({ role: "sponsor" });
      await arrives(15_000, await pledged(1, {}, viewer), "VI DIEN TU");
      await pledged(1, { honourName: "Ai đó" }, viewer);
    }
    expect(await suggested(await arrives(999, "", "VI DIEN TU"))).toEqual([]);
  });

  it("have received a part, and come last", async () => {
    const part = await pledged(2);
    await moneyArrives(10_000, part);
    const same = await pledged(3);
    expect(await suggested(await arrives(45_000))).toEqual([[same, "same_amount"], [part, "part_paid"]]);
  });

  it("may have lapsed while their units are free and the need is open, and are never paid, cancelled or in kind", async () => {
    const [lapsed, paid, cancelled] = [await pledged(5), await pledged(5), await pledged(5)];
    await pledged(5, { mode: "in_kind" });
    await moneyArrives(75_000, paid);
    granted(await cancelPledge({ reference: cancelled, viewer: stage.sponsor }));
    await lapseAll();
    const transferId = await arrives(75_000, `${lapsed} ${paid} ${cancelled}`);
    expect(await suggested(transferId)).toEqual([[lapsed, "named", "same_amount", "lapsed"]]);
    await db.need.update({ where: { code: stage.needCode }, data: { state: "expired" } });
    expect(await suggested(transferId)).toEqual([]);
    await db.need.update({ where: { code: stage.needCode }, data: { state: "open" } });
    await pledged(8);
    expect((await suggested(transferId)).map(([reference]) => reference)).not.toContain(lapsed);
  });

  it("are five at most, shown to the fund alone, and to nobody once nothing waits", async () => {
    for (let one = 0; one < 7; one += 1) await pledged(1);
    const transferId = await arrives(15_000);
    expect(await suggested(transferId)).toHaveLength(5);
    for (const viewer of [stage.sponsor, stage.coordinator, await makeViewer({ role: "auditor" }), await makeViewer({ role: "admin" })]) expect(await suggested(transferId, viewer)).toEqual([]);
    expect(await suggested("no id")).toEqual([]);
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "x" }));
    expect(await suggested(transferId)).toEqual([]);
  });

  it("tell no name of whoever gives anonymously", async () => {
    await pledged(1, { givenAs: "anonymous", honourName: "Trần Thị Bé" });
    const [suggestion] = await suggestPledges({ transferId: await arrives(15_000), viewer: stage.fund, locale: "vi" });
    expect(suggestion).toMatchObject({ sponsorName: "Nhà hảo tâm ẩn danh", lacking: 15_000, received: 0, needCode: stage.needCode });
  });
});

describe("a promise by instalments", () => {
  /** Three instalments of two units, 30,000 đồng each; the first is due at once. */
  const promised = async (excessToNext = false) => {
    const reference = await pledged(6, { instalments: { count: 3, payDay: 5, excessToNext } });
    const { id: pledgeId } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    const own = await db.instalment.findMany({ where: { pledgeId }, orderBy: { position: "asc" }, select: { reference: true } });
    return { reference, own: own.map((one) => one.reference) };
  };

  it("is suggested by the instalment that the memo names, misspelt or beside another, else by the next one", async () => {
    const { reference, own } = await promised();
    const other = await pledged(1);
    expect((await suggested(await arrives(5_000, `${own[1]} ${other}`))).slice(0, 2).toSorted()).toEqual([[other, "named"], [own[1]!, "named"]].toSorted());
    const misread = `${own[2]!.slice(0, 6)}${own[2]![6] === "2" ? "3" : "2"}${own[2]!.slice(7)}`;
    expect(await suggested(await arrives(5_000, misread))).toContainEqual([own[2], "misspelt"]);
    expect(await suggested(await arrives(30_000))).toEqual([[own[0], "same_amount"]]);
    expect(await suggested(await arrives(90_000))).toEqual([]);
    expect((await suggested(await arrives(5_000, `${reference} ${other}`))).map(([one]) => one)).toContain(own[0]);
  });

  it("paid twice for one instalment is suggested by the next one, and placed on it", async () => {
    const { own } = await promised();
    await moneyArrives(30_000, own[0]!);
    const transferId = await arrives(30_000, own[0]!);
    expect(await suggested(transferId)).toEqual([[own[1], "next_instalment", "same_amount"]]);
    const [suggestion] = await suggestPledges({ transferId, viewer: stage.fund, locale: "vi" });
    expect(suggestion).toMatchObject({ lacking: 30_000, amount: 30_000, units: 2, state: "confirmed", instalment: { position: 2, count: 3 } });
    expect(granted(await preview(transferId, own[1]!)).preview).toMatchObject({ placed: 30_000, left: 0, settles: true, laid: [{ position: 2, amount: 30_000, settles: true }], pledge: { reference: own[1], lacking: 30_000, instalment: { position: 2, count: 3 } } });
    expect(await preview(transferId, own[0]!)).toEqual({ ok: false, reason: "pledge-not-payable" });
    granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: own[1]! }));
    expect((await db.instalment.findUniqueOrThrow({ where: { reference: own[1]! } })).state).toBe("settled");
    await checkInvariants();
  });

  it("named by the pledge's reference shows how the sum lies on its instalments", async () => {
    const { reference } = await promised();
    const transferId = await arrives(70_000);
    expect(granted(await preview(transferId, reference)).preview).toMatchObject({ placed: 70_000, laid: [{ position: 1, amount: 30_000, settles: true }, { position: 2, amount: 30_000, settles: true }, { position: 3, amount: 10_000, settles: false }], pledge: { instalment: null, lacking: 90_000 } });
    granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: reference }));
    await checkInvariants();
  });

  it("takes one transfer split over two of its instalments and over itself", async () => {
    const { reference, own } = await promised();
    const transferId = await arrives(60_000);
    await does({ kind: "place", transferId, parts: [{ reference: own[0]!, amount: 30_000 }, { reference, amount: 10_000 }, { reference: own[2]!, amount: 20_000 }] }, stage.fund);
    expect((await db.instalment.findMany({ orderBy: { position: "asc" } })).map(({ received }) => Number(received))).toEqual([30_000, 10_000, 20_000]);
    await checkInvariants();
  });
});

describe("a preview", () => {
  it("says what placing would then do, and does nothing", async () => {
    const lapsed = await pledged(3);
    await lapseAll();
    const held = await pledged(2);
    const transferId = await arrives(40_000);
    const before = [await balances(), await eventsOf(transferId)];
    expect(granted(await preview(transferId, ` ${held.toLowerCase()}`)).preview).toMatchObject({ placed: 30_000, left: 10_000, settles: true, reopens: false, pledge: { reference: held, lacking: 30_000 } });
    expect(granted(await preview(transferId, lapsed)).preview).toMatchObject({ placed: 40_000, left: 0, settles: false, reopens: true });
    expect([await balances(), await eventsOf(transferId)]).toEqual(before);
    expect(await stateOf(lapsed)).toBe("lapsed");
    expect(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: lapsed })).toEqual({ ok: true, placed: 40_000n, left: 0n, settled: false, reopened: true });
  });

  it("is refused as placing would be", async () => {
    const [open, paid, lapsed] = [await pledged(1), await pledged(1), await pledged(15)];
    await moneyArrives(15_000, paid);
    const transferId = await arrives(40_000);
    const refusal = async (...asked: Parameters<typeof preview>) => [(await preview(...asked)) as { reason?: string }, await placeTransfer({ transferId: asked[0], viewer: asked[2] ?? stage.fund, pledgeReference: asked[1] })].map((answer) => ("reason" in answer ? answer.reason : null));
    expect(await refusal(transferId, open, await makeViewer({ role: "auditor" }))).toEqual(["not-allowed", "not-allowed"]);
    expect(await refusal(randomUUID(), open)).toEqual(["not-found", "not-found"]);
    expect(await refusal("no id", open)).toEqual(["not-found", "not-found"]);
    expect(await refusal(transferId, open.slice(0, 9))).toEqual(["reference-invalid", "reference-invalid"]);
    expect(await refusal(transferId, "TLV2222222")).toEqual(["pledge-not-found", "pledge-not-found"]);
    expect(await refusal(transferId, paid)).toEqual(["pledge-not-payable", "pledge-not-payable"]);
    await lapseAll();
    await pledged(18);
    expect(await refusal(transferId, lapsed)).toEqual(["units-gone", "units-gone"]);
    await db.need.update({ where: { code: stage.needCode }, data: { state: "withdrawn" } });
    expect(await refusal(transferId, lapsed)).toEqual(["need-not-open", "need-not-open"]);
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "x" }));
    expect(await refusal(transferId, open)).toEqual(["nothing-unplaced", "nothing-unplaced"]);
    expect(await refusal(transferId, "TLV2222222")).toEqual(["nothing-unplaced", "nothing-unplaced"]);
  });
});
