import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { dispatchDelivery } from "~/domain/deliveries/dispatch-delivery.server";
import { disputeDelivery } from "~/domain/deliveries/dispute-delivery.server";
import { findDelivery } from "~/domain/deliveries/find-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { readCoordinatorDesk } from "~/domain/deliveries/read-coordinator-desk.server";
import { openEvidence } from "~/domain/deliveries/read-evidence-file.server";
import { readReceiverDesk } from "~/domain/deliveries/read-receiver-desk.server";
import { db } from "~/platform/database.server";
import { countersign, deliverAll, paidPledge, photo, sendDelivery } from "../support/deliver";
import { balances, eventsOf, granted, HERE, makeOrganisation, makeViewer, pledge, setStage, stateOf, type Stage } from "../support/factories";

let stage: Stage;
let reference: string;

const plan = (more: Partial<Parameters<typeof planDelivery>[0]> = {}) => planDelivery({ pledgeReference: reference, plannedOn: "2026-12-01", viewer: stage.coordinator, ...more });
const confirm = (deliveryId: string, viewer = stage.coordinator, photos: Buffer[] = []) => confirmDelivery({ deliveryId, viewer, photos });
const row = (id: string) => db.delivery.findUniqueOrThrow({ where: { id } });
const delivered = async () => {
  const { unitsDelivered, state } = await db.need.findUniqueOrThrow({ where: { code: stage.needCode } });
  return { unitsDelivered, state };
};

beforeEach(async () => {
  stage = await setStage();
  reference = await paidPledge(stage, 4);
});

describe("planning and dispatching", () => {
  it("waits for the money, and never plans more than the pledge has left", async () => {
    const unpaid = await pledge(stage.sponsor, stage.needCode, 2);
    expect(await plan({ pledgeReference: unpaid })).toEqual({ ok: false, reason: "pledge-not-ready" });
    expect(await plan({ units: 5 })).toEqual({ ok: false, reason: "units-invalid" });
    expect(await plan({ plannedOn: "2026-13-01" })).toEqual({ ok: false, reason: "day-invalid" });
    expect(granted(await plan({ units: 3 }))).toMatchObject({ code: `${reference}-1`, units: 3 });
    expect(await plan({ units: 2 })).toEqual({ ok: false, reason: "units-invalid" });
    expect(granted(await plan())).toMatchObject({ code: `${reference}-2`, units: 1 });
    expect(await plan()).toEqual({ ok: false, reason: "nothing-left" });
  });

  it("is for coordinators of the need's area alone", async () => {
    const elsewhere = await makeViewer({ role: "coordinator", areaCodes: ["02647", "15"] });
    const commune = await makeViewer({ role: "coordinator", areaCodes: [HERE.areaCode] });
    for (const viewer of [elsewhere, stage.sponsor, stage.receiver, stage.fund]) expect(await plan({ viewer })).toEqual({ ok: false, reason: "not-allowed" });
    const { deliveryId } = granted(await plan({ viewer: commune }));
    expect(await dispatchDelivery({ deliveryId, viewer: elsewhere })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await dispatchDelivery({ deliveryId, viewer: commune })).toMatchObject({ ok: true });
    expect(await dispatchDelivery({ deliveryId, viewer: commune })).toEqual({ ok: false, reason: "not-planned" });
    expect(await stateOf(reference)).toBe("in_delivery");
    const codes = async (viewer = commune) => (await readCoordinatorDesk(viewer)).toDispatch.length + (await readCoordinatorDesk(viewer)).toPlan.length;
    expect(await codes(elsewhere)).toBe(0);
  });
});

describe("two different people", () => {
  it("must confirm: nothing counts as given before the second has", async () => {
    const id = await sendDelivery(stage, reference);
    expect(await confirm(id)).toEqual({ ok: false, reason: "not-countersigned" });
    await countersign(stage, id, 4);
    expect(await delivered()).toMatchObject({ unitsDelivered: 0 });
    expect(await balances()).toMatchObject({ [`need:${stage.needCode}`]: -60_000 });
    granted(await confirm(id));
    expect(await delivered()).toMatchObject({ unitsDelivered: 4 });
    expect(await balances()).toEqual({ "bank:main": 60_000, [`delivered:${stage.needCode}`]: -60_000 });
    expect(await stateOf(reference)).toBe("delivered");
    expect(await eventsOf(id)).toEqual(["delivery.planned", "delivery.dispatched", "delivery.countersigned", "delivery.confirmed"]);
  });

  it("are refused when they are the same, by the domain and by the database itself", async () => {
    const both = await makeViewer({ role: "coordinator", areaCodes: [HERE.provinceCode] }, { role: "receiver", organisationId: stage.receiverId });
    const id = await sendDelivery(stage, reference);
    await countersign({ ...stage, receiver: both }, id, 4);
    expect(await confirm(id, both)).toEqual({ ok: false, reason: "same-person" });
    expect(await findDelivery(both, id)).toMatchObject({ samePerson: true, mayConfirm: false });
    await expect(db.$executeRaw`UPDATE delivery SET state = 'confirmed', confirmed_by = countersigned_by, confirmed_at = now() WHERE id = ${id}::uuid`).rejects.toThrow(/two_people/);
    granted(await confirm(id));
  });

  it("are the receiving organisation and a coordinator there, who is not the giver", async () => {
    const id = await sendDelivery(stage, reference);
    const neighbour = await makeViewer({ role: "receiver", organisationId: await makeOrganisation() });
    const count = (viewer: Stage["receiver"]) => countersignDelivery({ deliveryId: id, viewer, unitsAccepted: 4, unitsRejected: 0, photos: [] });
    for (const viewer of [neighbour, stage.coordinator, stage.sponsor]) expect(await count(viewer)).toEqual({ ok: false, reason: "not-allowed" });
    await countersign(stage, id, 4);
    const elsewhere = await makeViewer({ role: "coordinator", areaCodes: ["15"] });
    for (const viewer of [elsewhere, stage.fund]) expect(await confirm(id, viewer)).toEqual({ ok: false, reason: "not-allowed" });
    const giver = await makeViewer({ role: "coordinator", areaCodes: [HERE.provinceCode] }, { role: "sponsor" });
    const own = await sendDelivery(stage, await paidPledge({ ...stage, sponsor: giver }, 1));
    await countersign(stage, own, 1);
    expect(await confirm(own, giver)).toEqual({ ok: false, reason: "not-allowed" });
    expect((await readReceiverDesk(neighbour)).recent).toEqual([]);
    expect(await findDelivery(neighbour, id)).toBeNull();
  });

  it("confirm once, however many try at once", async () => {
    const id = await sendDelivery(stage, reference);
    await countersign(stage, id, 4);
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirm(id)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await balances()).toMatchObject({ [`delivered:${stage.needCode}`]: -60_000 });
  });
});

describe("what was rejected", () => {
  it("needs a reason and counts that add up", async () => {
    const id = await sendDelivery(stage, reference);
    const count = (unitsAccepted: number, unitsRejected: number, reason = "") => countersignDelivery({ deliveryId: id, viewer: stage.receiver, unitsAccepted, unitsRejected, reason, photos: [] });
    for (const [accepted, rejected] of [[4, 1], [3, 0], [5, -1], [2.5, 1.5]] as const) expect(await count(accepted, rejected, "Hỏng")).toEqual({ ok: false, reason: "counts-wrong" });
    expect(await count(3, 1, "  ")).toEqual({ ok: false, reason: "reason-needed" });
    expect(await count(3, 1, "Hỏng")).toMatchObject({ ok: true });
  });

  it("is sent again, and the pledge is delivered once the replacement is confirmed too", async () => {
    const id = await sendDelivery(stage, reference);
    await countersign(stage, id, 3, 1);
    expect(granted(await confirm(id))).toMatchObject({ unitsAccepted: 3, replacementCode: `${reference}-2` });
    expect(await stateOf(reference)).toBe("in_delivery");
    expect(await delivered()).toMatchObject({ unitsDelivered: 3 });
    const again = await db.delivery.findUniqueOrThrow({ where: { code: `${reference}-2` } });
    expect(again).toMatchObject({ state: "planned", units: 1 });
    expect(await findDelivery(stage.coordinator, again.id)).toMatchObject({ replaces: `${reference}-1` });
    expect(await plan()).toEqual({ ok: false, reason: "nothing-left" });
    granted(await dispatchDelivery({ deliveryId: again.id, viewer: stage.coordinator }));
    await countersign(stage, again.id, 1);
    granted(await confirm(again.id));
    expect(await stateOf(reference)).toBe("delivered");
    expect(await balances()).toMatchObject({ [`delivered:${stage.needCode}`]: -60_000 });
  });

  it("in whole leaves a rejected delivery, nothing booked, and everything to send again", async () => {
    const id = await sendDelivery(stage, reference);
    await countersign(stage, id, 0, 4);
    granted(await confirm(id));
    expect(await row(id)).toMatchObject({ state: "rejected", unitsAccepted: 0 });
    expect(await balances()).not.toHaveProperty(`delivered:${stage.needCode}`);
    expect(await db.delivery.findUniqueOrThrow({ where: { code: `${reference}-2` } })).toMatchObject({ units: 4, state: "planned" });
  });

  it("or doubted is counted again", async () => {
    const id = await sendDelivery(stage, reference);
    await countersign(stage, id, 4);
    expect(await disputeDelivery({ deliveryId: id, viewer: stage.coordinator, note: " " })).toEqual({ ok: false, reason: "note-needed" });
    granted(await disputeDelivery({ deliveryId: id, viewer: stage.coordinator, note: "Ảnh chỉ thấy ba suất" }));
    expect(await confirm(id)).toEqual({ ok: false, reason: "not-countersigned" });
    await countersign(stage, id, 3, 1);
    expect(granted(await confirm(id))).toMatchObject({ unitsAccepted: 3 });
  });
});

describe("goods", () => {
  it("are booked as goods, apart from money", async () => {
    await deliverAll(stage, await paidPledge(stage, 2, "in_kind"));
    expect(await balances()).toMatchObject({ [`goods:given:${stage.needCode}`]: 30_000, [`delivered:${stage.needCode}`]: -30_000, [`need:${stage.needCode}`]: -60_000 });
  });

  it("and money together complete the need", async () => {
    await deliverAll(stage, reference);
    await deliverAll(stage, await paidPledge(stage, 6, "in_kind"));
    expect(await delivered()).toEqual({ unitsDelivered: 10, state: "delivered" });
  });
});

describe("photos", () => {
  const count = (id: string, photos: Buffer[]) => countersignDelivery({ deliveryId: id, viewer: stage.receiver, unitsAccepted: 4, unitsRejected: 0, photos });

  it("are needed from one of the two", async () => {
    const id = await sendDelivery(stage, reference);
    granted(await count(id, []));
    expect(await confirm(id)).toEqual({ ok: false, reason: "photo-needed" });
    expect(await confirm(id, stage.coordinator, [await photo()])).toMatchObject({ ok: true });
  });

  it("lose the place where they were taken", async () => {
    const original = await readFile("tests/fixtures/pattern-with-gps.jpg");
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const id = await sendDelivery(stage, reference);
    granted(await count(id, [original]));
    const [kept] = (await findDelivery(stage.receiver, id))!.evidence;
    const opened = await openEvidence(stage.sponsor, kept!.fileId);
    expect(opened?.mime).toBe("image/jpeg");
    const { exif, xmp, iptc } = await sharp(opened!.bytes).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
  });

  it("that are none are refused with a clear word, and nothing is written", async () => {
    const id = await sendDelivery(stage, reference);
    expect(await count(id, [Buffer.from("<svg onload=alert(1)>")])).toEqual({ ok: false, reason: "photo-not-a-photo" });
    expect(await count(id, [await photo(), Buffer.concat([(await photo()).subarray(0, 60), Buffer.alloc(20)])])).toEqual({ ok: false, reason: "photo-broken" });
    expect(await count(id, Array.from({ length: 7 }, () => Buffer.alloc(1)))).toEqual({ ok: false, reason: "too-many-photos" });
    expect((await row(id)).state).toBe("dispatched");
    expect(await db.storedFile.count()).toBe(0);
  });

  it("are opened by those whose delivery it is, the fund and the auditor, and by nobody else", async () => {
    await deliverAll(stage, reference);
    const { fileId } = await db.deliveryEvidence.findFirstOrThrow();
    const [auditor, stranger, neighbour, elsewhere, officer] = await Promise.all([
      makeViewer({ role: "auditor" }), makeViewer({ role: "sponsor" }), makeViewer({ role: "receiver", organisationId: await makeOrganisation() }),
      makeViewer({ role: "coordinator", areaCodes: ["15"] }), makeViewer({ role: "programme_officer" }),
    ]);
    for (const viewer of [stage.sponsor, stage.receiver, stage.coordinator, stage.fund, auditor]) expect(await openEvidence(viewer, fileId)).not.toBeNull();
    for (const viewer of [stranger, neighbour, elsewhere, officer]) expect(await openEvidence(viewer, fileId)).toBeNull();
  });
});
