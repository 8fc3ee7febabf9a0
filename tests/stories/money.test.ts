import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, DAY, granted, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { lettersTo, promises, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(async ({ task }) => {
  clock.reset();
  await printLedger(task.name);
  await checkInvariants();
});

async function holdsLapse() {
  clock.travel(3 * DAY + 1000);
  expect(await lapseHolds()).toBeGreaterThan(0);
  await workerCatchesUp();
}

describe("Stories of money:", () => {
  it("the right transfer", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, `NGUOI DEMO chuyen tien ${reference}`);
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", payment: { state: "settled", received: 60_000 }, mayCancel: false });
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("too little, then the rest", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(25_000, reference);
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "held", payment: { state: "pending", received: 25_000, receiptNumber: null } });
    await moneyArrives(35_000, reference);
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", payment: { state: "settled", received: 60_000 } });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("paid twice; the second transfer goes back", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 4);
    await moneyArrives(60_000, reference, "FT26327-1");
    const again = await moneyArrives(60_000, reference, "FT26327-2");
    // The bank reports the first credit once more: the same money, not a third transfer.
    expect(await moneyArrives(60_000, reference, "FT26327-1")).toMatchObject({ duplicate: true, outcome: "exact" });
    await workerCatchesUp();
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "money-waiting"]);
    granted(await returnTransfer({ transferId: again.transferId, viewer: stage.fund, note: "Người ủng hộ chuyển hai lần" }));
    expect(await balances()).toEqual({ "bank:main": 60_000, [NEED]: -60_000 });
  });

  it("money without a reference, placed by the fund on two pledges, the rest kept as a gift", async () => {
    const first = await promises(stage.sponsor, stage.needCode, 4);
    const second = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 1);
    const { transferId } = await moneyArrives(80_000, "ung ho cac chau vung cao");
    granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: first }));
    granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: second }));
    granted(await keepAsGeneralGift({ transferId, viewer: stage.fund, note: "Người chuyển đồng ý" }));
    await workerCatchesUp();
    expect([await stateOf(first), await stateOf(second)]).toEqual(["confirmed", "confirmed"]);
    expect(await balances()).toEqual({ "bank:main": 80_000, "fund:general": -5_000, [NEED]: -75_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received"]);
  });

  it("late money after the hold lapsed, while the units are still free", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    await holdsLapse();
    const { transferId, outcome } = await moneyArrives(150_000, reference);
    expect(outcome).toBe("late");
    await workerCatchesUp();
    expect(await balances()).toEqual({ "bank:main": 150_000, suspense: -150_000 });
    expect(granted(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: reference }))).toMatchObject({ reopened: true, settled: true });
    await workerCatchesUp();
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "confirmed", unitRanges: [[1, 10]], payment: { state: "settled" } });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "money-waiting", "payment-received"]);
  });

  it("a part came, the hold lapsed, somebody else took the units: the money goes back", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    const part = await moneyArrives(100_000, reference);
    await holdsLapse();
    const next = await makeViewer({ role: "sponsor" });
    const taken = await promises(next, stage.needCode, 6);
    await moneyArrives(90_000, taken);
    const rest = await moneyArrives(50_000, reference);
    expect(rest.outcome).toBe("late");
    for (const { transferId } of [part, rest]) {
      expect(await placeTransfer({ transferId, viewer: stage.fund, pledgeReference: reference })).toEqual({ ok: false, reason: "units-gone" });
      granted(await returnTransfer({ transferId, viewer: stage.fund, note: "Hết hạn giữ phần, phần đã có người khác nhận" }));
    }
    await workerCatchesUp();
    expect(await stateOf(reference)).toBe("lapsed");
    expect(await balances()).toEqual({ "bank:main": 90_000, [NEED]: -90_000 });
  });

  it("taken back before any money moved; what comes afterwards anyway waits and goes back", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 10);
    granted(await cancelPledge({ reference, viewer: stage.sponsor, reason: "Đổi ý" }));
    expect(await stateOf(await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 10))).toBe("held");
    const { transferId, outcome } = await moneyArrives(150_000, reference);
    expect(outcome).toBe("not_payable");
    granted(await returnTransfer({ transferId, viewer: stage.fund, note: "Lượt ủng hộ đã hủy" }));
    await workerCatchesUp();
    expect(await balances()).toEqual({});
  });
});
