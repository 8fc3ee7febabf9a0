import { beforeEach, describe, expect, it } from "vitest";
import { listIncomingTransfers } from "~/domain/payments/read-transfers.server";
import { suggestForList } from "~/domain/treasury/suggest-for-list.server";
import { env } from "~/platform/env.server";
import { bulkOnTransfers } from "~/routes/fund/bulk-transfers.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

/** What the list's form sends: fields by name, boxes and suggestions by transfer. */
function form(act: string, picks: string[], more: Record<string, string> = {}): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ act, confirmed: "yes", ...more })) sent.set(name, value);
  for (const id of picks) sent.append("pick", id);
  return sent;
}
const send = (sent: FormData, viewer = stage.fund) => bulkOnTransfers({ form: sent, viewer, locale: "vi" });

describe("several transfers with one press", () => {
  it("take the suggestion that was shown, each in a transaction of its own, and say what was done and what not", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const { transferId } = await moneyArrives(30_000, `${reference.slice(0, 9)}${reference.at(9) === "2" ? "3" : "2"}`);
    const plain = (await moneyArrives(14_000, "ung ho")).transferId;
    const { rows } = await listIncomingTransfers(stage.fund, { show: "unplaced" });
    const likely = (await suggestForList(stage.fund, rows, "vi"))[transferId]!;
    const told = await send(form("accept", [transferId, plain], { [`suggestion-${transferId}`]: `${likely.reference}|${likely.amount}` }));
    expect(told).toMatchObject({ ok: true, tone: "warning" });
    expect((told as { text: string }).text).toMatch(/1 khoản.*1 khoản/s);
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await balances()).toEqual({ "bank:main": 44_000, [`need:${stage.needCode}`]: -30_000, suspense: -14_000 });
    await checkInvariants();
  });

  it("are kept or returned with one reason, and large ones wait for a second person", async () => {
    const threshold = env.FUND_TWO_PERSON_ABOVE;
    const ids = [(await moneyArrives(10_000)).transferId, (await moneyArrives(60_000)).transferId];
    env.FUND_TWO_PERSON_ABOVE = 50_000;
    const told = await send(form("keep", ids, { note: "Người gửi đồng ý" }));
    env.FUND_TWO_PERSON_ABOVE = threshold;
    expect(told).toMatchObject({ ok: true, tone: "success" });
    expect(await balances()).toEqual({ "bank:main": 70_000, suspense: -60_000, "fund:general": -10_000 });
    await checkInvariants();
  });

  it("are left alone without a choice, a reason, a mark or the right to it, and what was typed comes back", async () => {
    const { transferId } = await moneyArrives(10_000);
    expect(await send(form("keep", [], { note: "x" }))).toEqual({ ok: false, reason: "none-chosen", note: "x" });
    expect(await send(form("return", [transferId]))).toEqual({ ok: false, reason: "note-needed", note: "" });
    expect(await send(form("keep", [transferId], { note: "Đồng ý", confirmed: "" }))).toEqual({ ok: false, reason: "confirm-needed", note: "Đồng ý" });
    expect(await send(form("keep", [transferId], { note: "x" }), stage.sponsor)).toEqual({ ok: false, reason: "not-allowed", note: "x" });
    await expect(send(form("steal", [transferId]))).rejects.toMatchObject({ status: 400 });
    expect(await balances()).toEqual({ "bank:main": 10_000, suspense: -10_000 });
  });
});
