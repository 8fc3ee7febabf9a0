import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { issueCode } from "~/domain/accounts/sign-in-code.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { confirmGuestPledge } from "~/domain/pledges/confirm-guest-pledge.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { isExclusionViolation } from "~/platform/database-conflict";
import { db } from "~/platform/database.server";
import { DAY, eventsOf, granted, makeNeed, makeOrganisation, makeViewer, moneyArrives, pledge, pledgeRequest, setStage, stateOf, type Stage } from "../support/factories";
import { countsOf, idOfPledge } from "../support/pledge-facts";

const HOUR = 3_600_000;
let stage: Stage;

const need = () => db.need.findUniqueOrThrow({ where: { code: stage.needCode } });
const counts = () => countsOf(stage.needCode);
const unitsOf = async (reference: string) => (await findPledgeFor(stage.fund, reference))!.unitRanges;
const ask = (more: Parameters<typeof pledgeRequest>[2] = {}, viewer = stage.sponsor) => makePledge(pledgeRequest(viewer, stage.needCode, more));

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => clock.reset());

describe("a pledge", () => {
  it("takes the lowest free units, expects its money, and holds them for three days", async () => {
    const made = granted(await ask({ units: 4 }));
    expect(made).toMatchObject({ state: "held", guest: false });
    expect(made.holdExpiresAt.getTime() - clock.now().getTime()).toSatisfy((ms: number) => Math.abs(ms - 72 * HOUR) < 60_000);
    const view = await findPledgeFor(stage.sponsor, made.reference);
    expect(view).toMatchObject({ units: 4, amount: 60_000, unitRanges: [[1, 4]], own: true, mayCancel: true, payment: { expected: 60_000, received: 0, state: "expected" } });
    expect(view!.steps.map(({ key, at, who }) => [key, at !== null, who])).toEqual([
      ["made", true, "sponsor"], ["paid", false, "sponsor"], ["planned", false, "coordinator"], ["dispatched", false, "coordinator"],
      ["countersigned", false, "receiver"], ["delivered", false, "coordinator"], ["certificate", false, "fund"],
    ]);
    expect(view!.steps[1]!.due).toBe(made.holdExpiresAt.toISOString());
    expect(await counts()).toEqual({ state: "open", unitsAllocated: 4, unitsPaid: 0 });
    expect(await eventsOf(made.pledgeId)).toEqual(["pledge.made"]);
  });

  it("in kind expects no money and is held for a week", async () => {
    const made = granted(await ask({ mode: "in_kind", goodsNote: "Gạo và sữa" }));
    expect(made.holdExpiresAt.getTime() - clock.now().getTime()).toSatisfy((ms: number) => Math.abs(ms - 7 * DAY) < 60_000);
    expect(await findPledgeFor(stage.sponsor, made.reference)).toMatchObject({ payment: null, goodsNote: "Gạo và sữa" });
  });

  it("fills the gaps that others left, across several ranges", async () => {
    await pledge(stage.sponsor, stage.needCode, 2);
    const gap = await pledge(stage.sponsor, stage.needCode, 3);
    await pledge(stage.sponsor, stage.needCode, 2);
    granted(await cancelPledge({ reference: gap, viewer: stage.sponsor }));
    expect(await unitsOf(await pledge(stage.sponsor, stage.needCode, 5))).toEqual([[3, 5], [8, 9]]);
    expect(await unitsOf(gap)).toEqual([[3, 5]]);
  });

  it("that takes the last units covers the need; units given back open it again", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 10);
    expect(await counts()).toMatchObject({ state: "covered", unitsAllocated: 10 });
    granted(await cancelPledge({ reference, viewer: stage.sponsor }));
    expect(await counts()).toMatchObject({ state: "open", unitsAllocated: 0 });
    expect(await eventsOf((await need()).id)).toEqual(["need.covered", "need.reopened"]);
  });

  it("sent twice with the same key is one pledge, also at the same moment; another person's key is another pledge", async () => {
    const idempotencyKey = randomUUID();
    const first = granted(await ask({ idempotencyKey }));
    const again = await Promise.all([ask({ idempotencyKey }), ask({ idempotencyKey, units: 5 })]);
    expect(again.map((answer) => granted(answer).reference)).toEqual([first.reference, first.reference]);
    const key = randomUUID();
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => ask({ idempotencyKey: key })));
    expect(new Set(atOnce.map((answer) => granted(answer).reference)).size).toBe(1);
    const other = granted(await ask({ idempotencyKey }, await makeViewer({ role: "sponsor" })));
    expect(other.reference).not.toBe(first.reference);
    expect((await need()).unitsAllocated).toBe(6);
  });

  it("in a race is given only as often as units last, and every loser is told how many remain", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask({ units: 3 })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok)).toEqual(Array(9).fill({ ok: false, reason: "units-taken", remaining: 1 }));
    expect(await counts()).toMatchObject({ state: "open", unitsAllocated: 9 });
  });

  it("cannot share a unit with another live one, whatever code writes the row", async () => {
    const [first, second] = [await pledge(stage.sponsor, stage.needCode, 2), await pledge(stage.sponsor, stage.needCode, 2)];
    const { id: needId } = await need();
    const overlap = db.$executeRaw`INSERT INTO allocation (need_id, pledge_id, units) VALUES (${needId}::uuid, ${await idOfPledge(second)}::uuid, int4range(2, 3))`;
    await expect(overlap).rejects.toSatisfy(isExclusionViolation);
    granted(await cancelPledge({ reference: first, viewer: stage.sponsor }));
    await db.$executeRaw`INSERT INTO allocation (need_id, pledge_id, units) VALUES (${needId}::uuid, ${await idOfPledge(second)}::uuid, int4range(2, 3))`;
  });

  it.each([
    ["need-not-found", { needCode: "HP-MEAL-9999" }],
    ["units-invalid", { units: 0 }],
    ["units-invalid", { units: 1.5 }],
    ["honour-name-invalid", { honourName: " \n " }],
    ["honour-name-invalid", { honourName: "a".repeat(121) }],
    ["organisation-not-yours", { givenAs: "organisation" as const, organisationId: randomUUID() }],
    ["guest-email-needed", { viewer: null, guest: { email: "no address", name: "" } }],
    ["guest-email-needed", { viewer: null }],
  ])("is refused %s for %o and leaves no row", async (reason, more) => {
    expect(await ask(more)).toEqual({ ok: false, reason });
    expect(await db.pledge.count()).toBe(0);
    expect((await need()).unitsAllocated).toBe(0);
  });

  it("is refused for needs that are not open to it", async () => {
    const { receiverId } = stage;
    const refused = async (more: Parameters<typeof makeNeed>[0], request = {}) => {
      const answer = await makePledge(pledgeRequest(stage.sponsor, await makeNeed(more), request));
      return answer.ok ? "given" : answer.reason;
    };
    expect(await refused({ receiverId, state: "draft" })).toBe("need-not-found");
    expect(await refused({ receiverId, state: "verified" })).toBe("need-not-found");
    expect(await refused({ receiverId, state: "withdrawn" })).toBe("need-not-open");
    expect(await refused({ receiverId, deadline: new Date(Date.now() - 2 * DAY) })).toBe("need-not-open");
    expect(await refused({ receiverId, acceptsMoney: false })).toBe("mode-not-accepted");
    expect(await refused({ receiverId, acceptsInKind: false }, { mode: "in_kind" })).toBe("mode-not-accepted");
    expect(await refused({ receiverId, unitPrice: 10_000_000_000n, quantity: 2000 }, { units: 1000 })).toBe("amount-too-large");
    expect(await refused({ receiverId }, { units: 11 })).toBe("units-taken");
    expect(await refused({ receiverId }, { units: 10 })).toBe("given");
  });
});

describe("a guest's pledge", () => {
  const guest = { email: " Khach@Demo.example", name: "Khách Demo" };
  const made = async () => granted(await makePledge(pledgeRequest(null, stage.needCode, { guest })));

  it("belongs to a person whose address is confirmed by the code alone", async () => {
    const { pledgeId, reference, guest: isGuest } = await made();
    expect(isGuest).toBe(true);
    const person = () => db.person.findUniqueOrThrow({ where: { email: "khach@demo.example" } });
    expect(await person()).toMatchObject({ displayName: "Khách Demo", emailConfirmedAt: null });
    expect(await db.signInSession.count({ where: { person: { email: "khach@demo.example" } } })).toBe(0);
    const code = await issueCode(db, { email: guest.email, purpose: "guest_pledge", pledgeId });
    expect(await confirmGuestPledge({ pledgeId, code: String((Number(code) + 1) % 1_000_000).padStart(6, "0") })).toEqual({ ok: false, reason: "code-wrong" });
    expect((await person()).emailConfirmedAt).toBeNull();
    expect(await confirmGuestPledge({ pledgeId, code })).toEqual({ ok: true, personId: (await person()).id, reference, basketReference: null });
    expect((await person()).emailConfirmedAt).not.toBeNull();
    expect(await eventsOf(pledgeId)).toEqual(["pledge.made", "pledge.email_confirmed"]);
    expect(await stateOf(reference)).toBe("held");
  });

  it("is not opened by a code for another pledge, nor a member's pledge by any code", async () => {
    const first = await made();
    const second = await made();
    const code = await issueCode(db, { email: guest.email, purpose: "guest_pledge", pledgeId: first.pledgeId });
    expect(await confirmGuestPledge({ pledgeId: second.pledgeId, code })).toEqual({ ok: false, reason: "code-wrong" });
    const own = await idOfPledge(await pledge(stage.sponsor, stage.needCode, 1));
    expect(await confirmGuestPledge({ pledgeId: own, code })).toEqual({ ok: false, reason: "not-found" });
  });

  it("is refused for an account that is closed", async () => {
    await made();
    await db.person.update({ where: { email: "khach@demo.example" }, data: { disabledAt: clock.now() } });
    expect(await makePledge(pledgeRequest(null, stage.needCode, { guest }))).toEqual({ ok: false, reason: "guest-email-needed" });
  });
});

describe("taking a pledge back", () => {
  it("is for its giver and members of its organisation, and returns the units", async () => {
    const organisationId = await makeOrganisation("business");
    const [maker, colleague, stranger] = [await makeViewer({ role: "sponsor", organisationId }), await makeViewer({ role: "sponsor", organisationId }), await makeViewer({ role: "sponsor" })];
    const reference = await pledge(maker, stage.needCode, 3, { givenAs: "organisation", organisationId });
    for (const viewer of [stranger, stage.fund, stage.coordinator]) expect(await cancelPledge({ reference, viewer })).toEqual({ ok: false, reason: "not-found" });
    expect(await cancelPledge({ reference: "TLV2222222", viewer: maker })).toEqual({ ok: false, reason: "not-found" });
    expect(await cancelPledge({ reference, viewer: colleague, reason: "Đổi ý" })).toEqual({ ok: true });
    expect(await stateOf(reference)).toBe("cancelled");
    expect((await need()).unitsAllocated).toBe(0);
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ state: "failed" });
    expect(await cancelPledge({ reference, viewer: colleague })).toEqual({ ok: false, reason: "not-cancellable" });
    expect(await eventsOf(await idOfPledge(reference))).toEqual(["pledge.made", "pledge.cancelled"]);
  });

  it("ends when the first đồng has moved", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    await moneyArrives(1, reference);
    expect(await cancelPledge({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "money-moved" });
    expect((await findPledgeFor(stage.sponsor, reference))!.mayCancel).toBe(false);
    await moneyArrives(29_999, reference);
    expect(await cancelPledge({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "money-moved" });
    expect(await stateOf(reference)).toBe("confirmed");
  });

  it("and money arriving at the same moment end in one of two whole states", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const [cancelled, arrived] = await Promise.all([cancelPledge({ reference, viewer: stage.sponsor }), moneyArrives(30_000, reference)]);
    const expected = cancelled.ok ? ["cancelled", "not_payable", 0] : ["confirmed", "exact", 2];
    expect([await stateOf(reference), arrived.outcome, (await need()).unitsAllocated]).toEqual(expected);
  });
});
