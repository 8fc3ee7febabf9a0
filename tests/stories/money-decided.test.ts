import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { MONTH, setScholarship } from "../support/scholarship";
import { lettersTo, promises, workerCatchesUp } from "../support/story";
import { does, placementOf } from "../support/treasury";

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  clock.reset();
  await checkInvariants();
});

/** What the letters on decided money to somebody say, in order. */
const told = async ({ email }: { email: string }) =>
  (await db.outboxMail.findMany({ where: { toEmail: email, template: "money-decided" }, orderBy: { createdAt: "asc" }, select: { props: true } })).map(({ props }) => {
    const { as, amount, lacking, reference } = props as { as: string; amount: number; lacking: number; reference: string };
    return { as, amount, lacking, reference };
  });
const catchUp = async () => {
  await workerCatchesUp();
  // A worker may die after its deed and do it again.
  await workerCatchesUp();
};

describe("the sponsor is told, once, what became of money that waited", () => {
  it.each(["keep", "return"] as const)("more than was pledged, with the wish to have it back: %s", async (kind) => {
    const scholarship = await setScholarship();
    const reference = await promises(scholarship.sponsor, scholarship.needCode, 1, { surplusRule: "return" });
    const { transferId } = await moneyArrives(MONTH + 50_000, reference);
    await catchUp();
    await does({ kind, transferId, note: "x" }, scholarship.fund);
    await catchUp();
    expect(await told(scholarship.sponsor)).toEqual([{ as: kind === "keep" ? "kept" : "returned", amount: 50_000, lacking: 0, reference }]);
    expect((await lettersTo(scholarship.sponsor)).filter((template) => template === "money-decided")).toHaveLength(1);
  });

  it("placed by hand: by the receipt where it settles the pledge, by its own letter where it does not", async () => {
    const [part, whole] = [await promises(stage.sponsor, stage.needCode, 3), await promises(stage.sponsor, stage.needCode, 1)];
    const { transferId } = await moneyArrives(30_000, "ung ho");
    await does({ kind: "place", transferId, parts: [{ reference: part, amount: 15_000 }, { reference: whole, amount: 15_000 }] }, stage.fund);
    await catchUp();
    expect(await told(stage.sponsor)).toEqual([{ as: "placed", amount: 15_000, lacking: 30_000, reference: part }]);
    expect((await lettersTo(stage.sponsor)).filter((template) => template === "payment-received")).toHaveLength(1);
  });

  it("placed on somebody else's pledge: both are told, and neither of the other", async () => {
    const other = await makeViewer({ role: "sponsor" });
    const [first, second] = [await promises(stage.sponsor, stage.needCode, 1), await promises(other, stage.needCode, 2)];
    const { transferId } = await moneyArrives(25_000, first);
    await catchUp();
    await does({ kind: "place", transferId, parts: [{ reference: second, amount: 10_000 }] }, stage.fund);
    await catchUp();
    expect(await told(stage.sponsor)).toEqual([{ as: "elsewhere", amount: 10_000, lacking: 0, reference: first }]);
    expect(await told(other)).toEqual([{ as: "placed", amount: 10_000, lacking: 20_000, reference: second }]);
  });

  it("reported twice by the bank, and nobody where nobody is known", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 1);
    const first = await moneyArrives(15_000, reference);
    const second = await moneyArrives(15_000, reference);
    await catchUp();
    await does({ kind: "same", transferId: second.transferId, sameAs: first.transferId, note: "Một dòng" }, stage.fund);
    const { transferId } = await moneyArrives(9_000, "ung ho");
    await does({ kind: "keep", transferId, note: "x" }, stage.fund);
    await catchUp();
    expect(await told(stage.sponsor)).toEqual([{ as: "same", amount: 15_000, lacking: 0, reference }]);
    expect(await db.outboxMail.count({ where: { template: "money-decided" } })).toBe(1);
  });
});

describe("money that was taken back and comes again", () => {
  it("is told of each time, with its own receipt, which names the one that it replaces", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 2);
    const { transferId } = await moneyArrives(30_000, reference);
    await catchUp();
    await does({ kind: "undo", placementId: await placementOf(transferId), keepUnits: true, note: "x" }, stage.fund);
    await catchUp();
    await moneyArrives(30_000, reference);
    await catchUp();
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "payment-undone", "payment-received"]);
    const mails = await db.outboxMail.findMany({ where: { template: "payment-received" }, orderBy: { createdAt: "asc" }, select: { props: true } });
    const [before, after] = mails.map(({ props }) => props as { receiptNumber: string; replaces: string | null });
    expect([before!.replaces, after!.replaces, after!.receiptNumber === before!.receiptNumber]).toEqual([null, before!.receiptNumber, false]);
  });

  it("of one instalment as well", async () => {
    const scholarship = await setScholarship();
    const reference = await promises(scholarship.sponsor, scholarship.needCode, 2, { instalments: { count: 2, payDay: 5, excessToNext: false } });
    const { transferId } = await moneyArrives(MONTH, reference);
    await catchUp();
    await does({ kind: "undo", placementId: await placementOf(transferId), keepUnits: true, note: "x" }, scholarship.fund);
    await catchUp();
    await moneyArrives(MONTH, reference);
    await catchUp();
    expect((await lettersTo(scholarship.sponsor)).filter((template) => template === "instalment-received")).toHaveLength(2);
  });
});
