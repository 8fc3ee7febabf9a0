import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { revokeCertificate } from "~/domain/certificates/revoke-certificate.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { disputeDelivery } from "~/domain/deliveries/dispute-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { balances, granted, HERE, makeViewer, moneyArrives, setStage, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { arrives, lettersTo, photo, promises, travelsAndIsCounted, workerCatchesUp } from "../support/story";

const NEED = "need:HP-MEAL-0001";
const DELIVERED = "delivered:HP-MEAL-0001";
let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(async ({ task }) => {
  clock.reset();
  await printLedger(task.name);
  await checkInvariants();
});

async function paid(units: number): Promise<string> {
  const reference = await promises(stage.sponsor, stage.needCode, units);
  await moneyArrives(units * 15_000, reference);
  return reference;
}

const certificateOf = (reference: string) => db.certificate.findFirst({ where: { pledge: { reference } }, select: { id: true, state: true } });
const needState = async () => (await db.need.findUniqueOrThrow({ where: { code: stage.needCode } })).state;

describe("Stories of deliveries:", () => {
  it("from the pledge to a certificate that anybody can verify, and that is taken back", async () => {
    const reference = await paid(10);
    await arrives(stage, reference, 10);
    expect(await stateOf(reference)).toBe("delivered");
    expect(await needState()).toBe("delivered");
    expect(await balances()).toEqual({ "bank:main": 150_000, [DELIVERED]: -150_000 });
    const { id, state } = (await certificateOf(reference))!;
    expect(state).toBe("drafted");
    granted(await approveCertificate({ id, viewer: stage.fund }));
    const { number, verifyCode } = granted(await issueCertificate({ id, viewer: stage.fund }));
    await workerCatchesUp();
    expect(await findPublicCertificate(verifyCode)).toMatchObject({ number, state: "issued", signatureValid: true, totalCash: 150_000, totalGoods: 0, sponsorName: "Người ủng hộ Demo" });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "delivery-confirmed", "certificate-issued"]);
    expect((await findPledgeFor(stage.sponsor, reference))!.steps.every(({ at }) => at !== null)).toBe(true);
    granted(await revokeCertificate({ id, viewer: stage.fund, reason: "Kiểm đếm lại" }));
    expect(await findPublicCertificate(number)).toMatchObject({ state: "revoked", revokeReason: "Kiểm đếm lại" });
  });

  it("in two deliveries", async () => {
    const reference = await paid(10);
    granted(await planDelivery({ pledgeReference: reference, units: 4, plannedOn: "2026-12-01", viewer: stage.coordinator }));
    await arrives(stage, reference, 4);
    expect(await stateOf(reference)).toBe("in_delivery");
    expect(await certificateOf(reference)).toBeNull();
    expect(await balances()).toEqual({ "bank:main": 150_000, [NEED]: -90_000, [DELIVERED]: -60_000 });
    await arrives(stage, reference, 6);
    expect(await stateOf(reference)).toBe("delivered");
    expect(await balances()).toEqual({ "bank:main": 150_000, [DELIVERED]: -150_000 });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "payment-received", "delivery-confirmed", "delivery-confirmed"]);
  });

  it("a part is rejected and replaced", async () => {
    const reference = await paid(10);
    await arrives(stage, reference, 7);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "in_delivery", unitsDelivered: 7, deliveries: [{ state: "confirmed" }, { state: "planned", units: 3 }] });
    expect(await balances()).toEqual({ "bank:main": 150_000, [NEED]: -45_000, [DELIVERED]: -105_000 });
    await arrives(stage, reference, 3);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "delivered", unitsDelivered: 10 });
    expect(await balances()).toEqual({ "bank:main": 150_000, [DELIVERED]: -150_000 });
    expect((await certificateOf(reference))?.state).toBe("drafted");
  });

  it("everything is rejected and replaced", async () => {
    const reference = await paid(10);
    await arrives(stage, reference, 0);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ unitsDelivered: 0, deliveries: [{ state: "rejected" }, { state: "planned", units: 10 }] });
    expect(await balances()).toEqual({ "bank:main": 150_000, [NEED]: -150_000 });
    await arrives(stage, reference, 10);
    expect(await stateOf(reference)).toBe("delivered");
  });

  it("one person cannot do both counts, and a doubted count is made again", async () => {
    const both = await makeViewer({ role: "receiver", organisationId: stage.receiverId }, { role: "coordinator", areaCodes: [HERE.areaCode] });
    const reference = await paid(10);
    const deliveryId = await travelsAndIsCounted({ ...stage, receiver: both }, reference, 10);
    expect(await confirmDelivery({ deliveryId, viewer: both, photos: [] })).toEqual({ ok: false, reason: "same-person" });
    granted(await disputeDelivery({ deliveryId, viewer: stage.coordinator, note: "Thiếu hai suất trong ảnh" }));
    expect(await balances()).toEqual({ "bank:main": 150_000, [NEED]: -150_000 });
    granted(await countersignDelivery({ deliveryId, viewer: stage.receiver, unitsAccepted: 8, unitsRejected: 2, reason: "Thiếu hai suất", photos: [await photo()] }));
    granted(await confirmDelivery({ deliveryId, viewer: stage.coordinator, photos: [] }));
    expect(await confirmDelivery({ deliveryId, viewer: stage.coordinator, photos: [] })).toEqual({ ok: false, reason: "not-countersigned" });
    expect(await balances()).toEqual({ "bank:main": 150_000, [NEED]: -30_000, [DELIVERED]: -120_000 });
    await arrives(stage, reference, 2);
    expect(await stateOf(reference)).toBe("delivered");
  });

  it("goods, which no bank ever sees", async () => {
    const reference = await promises(stage.sponsor, stage.needCode, 6, { mode: "in_kind", goodsNote: "Gạo và sữa" });
    granted(await acceptGoods({ reference, viewer: stage.coordinator }));
    await arrives(stage, reference, 6);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "delivered", payment: null });
    expect(await balances()).toEqual({ [DELIVERED]: -90_000, "goods:given:HP-MEAL-0001": 90_000 });
    const { id } = (await certificateOf(reference))!;
    granted(await approveCertificate({ id, viewer: stage.fund }));
    const { verifyCode } = granted(await issueCertificate({ id, viewer: stage.fund }));
    expect(await findPublicCertificate(verifyCode)).toMatchObject({ totalCash: 0, totalGoods: 90_000, lines: [{ quantity: 6, cashValue: null, goodsValue: 90_000 }] });
    expect(await lettersTo(stage.sponsor)).toEqual(["pledge-made", "delivery-confirmed"]);
  });

  it("money and goods of two sponsors for one need", async () => {
    const money = await paid(6);
    const goods = await promises(await makeViewer({ role: "sponsor" }), stage.needCode, 4, { mode: "in_kind" });
    granted(await acceptGoods({ reference: goods, viewer: stage.coordinator }));
    await arrives(stage, money, 6);
    expect(await needState()).toBe("covered");
    await arrives(stage, goods, 4);
    expect(await needState()).toBe("delivered");
    expect(await balances()).toEqual({ "bank:main": 90_000, [DELIVERED]: -150_000, "goods:given:HP-MEAL-0001": 60_000 });
  });
});
