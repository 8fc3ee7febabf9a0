import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { declineGoods } from "~/domain/pledges/decline-goods.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { findPledgeFor, listPledgesOf } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { DAY, eventsOf, granted, makeNeed, makeOrganisation, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { countsOf, idOfPledge } from "../support/pledge-facts";

const HOUR = 3_600_000;
const INSIDE = { areaCodes: ["11503"] };
const ELSEWHERE = { areaCodes: ["02647"] };
let stage: Stage;

const need = () => db.need.findUniqueOrThrow({ where: { code: stage.needCode } });
const counts = () => countsOf(stage.needCode);
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => clock.reset());

describe("promised goods", () => {
  const goods = (viewer = stage.sponsor) => pledge(viewer, stage.needCode, 3, { mode: "in_kind" });

  it("are accepted by a coordinator of the area, and count as covered by goods", async () => {
    const reference = await goods();
    const outside = await makeViewer({ role: "coordinator", ...ELSEWHERE });
    for (const viewer of [outside, stage.sponsor, stage.fund]) expect(await acceptGoods({ reference, viewer })).toEqual({ ok: false, reason: "not-found" });
    expect(await acceptGoods({ reference, viewer: await makeViewer({ role: "coordinator", ...INSIDE }) })).toEqual({ ok: true });
    expect(await counts()).toEqual({ state: "open", unitsAllocated: 3, unitsPaid: 3 });
    expect(await eventsOf(await idOfPledge(reference))).toEqual(["pledge.made", "goods.accepted", "pledge.confirmed"]);
    expect(await acceptGoods({ reference, viewer: stage.coordinator })).toEqual({ ok: false, reason: "not-held" });
    expect(await declineGoods({ reference, viewer: stage.coordinator, reason: "Không hợp" })).toEqual({ ok: false, reason: "not-held" });
  });

  it("are not accepted by the giver himself, and money is not goods", async () => {
    const both = await makeViewer({ role: "sponsor" }, { role: "coordinator", ...INSIDE });
    expect(await acceptGoods({ reference: await goods(both), viewer: both })).toEqual({ ok: false, reason: "not-found" });
    const money = await pledge(stage.sponsor, stage.needCode, 1);
    expect(await acceptGoods({ reference: money, viewer: stage.coordinator })).toEqual({ ok: false, reason: "not-in-kind" });
    expect(await declineGoods({ reference: money, viewer: stage.coordinator, reason: "Không hợp" })).toEqual({ ok: false, reason: "not-in-kind" });
  });

  it("are declined only with a reason, and the units return", async () => {
    const reference = await goods();
    expect(await declineGoods({ reference, viewer: stage.coordinator, reason: "  " })).toEqual({ ok: false, reason: "reason-needed" });
    expect(await declineGoods({ reference, viewer: await makeViewer({ role: "coordinator", ...ELSEWHERE }), reason: "x" })).toEqual({ ok: false, reason: "not-found" });
    expect(await declineGoods({ reference, viewer: stage.coordinator, reason: "Hàng sắp hết hạn" })).toEqual({ ok: true });
    expect(await stateOf(reference)).toBe("cancelled");
    expect(await counts()).toEqual({ state: "open", unitsAllocated: 0, unitsPaid: 0 });
    expect(await eventsOf(await idOfPledge(reference))).toEqual(["pledge.made", "goods.declined"]);
  });
});

describe("holds", () => {
  it("lapse when their time is over and not before, and the units return", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 10);
    clock.travel(72 * HOUR - 60_000);
    expect(await lapseHolds()).toBe(0);
    clock.travel(60_001);
    expect(await lapseHolds()).toBe(1);
    expect(await stateOf(reference)).toBe("lapsed");
    expect(await counts()).toEqual({ state: "open", unitsAllocated: 0, unitsPaid: 0 });
    expect(await eventsOf(await idOfPledge(reference))).toEqual(["pledge.made", "pledge.lapsed"]);
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ state: "lapsed", unitRanges: [[1, 10]], mayCancel: false, payment: { state: "failed" } });
    expect(await lapseHolds()).toBe(0);
  });

  it("lapse oldest first and only so many at a time, and each once though two workers do it", async () => {
    const references = [];
    for (let one = 0; one < 4; one += 1) references.push(await pledge(stage.sponsor, stage.needCode, 1));
    clock.travel(73 * HOUR);
    expect(await lapseHolds(clock.now(), 1)).toBe(1);
    expect(await Promise.all(references.map(stateOf))).toEqual(["lapsed", "held", "held", "held"]);
    const [one, other] = await Promise.all([lapseHolds(), lapseHolds()]);
    expect(one + other).toBe(3);
    expect((await need()).unitsAllocated).toBe(0);
  });

  it("of pledges that were paid or accepted in time do not lapse", async () => {
    const [paid, accepted] = [await pledge(stage.sponsor, stage.needCode, 1), await pledge(stage.sponsor, stage.needCode, 1, { mode: "in_kind" })];
    await moneyArrives(15_000, paid);
    granted(await acceptGoods({ reference: accepted, viewer: stage.coordinator }));
    clock.travel(30 * DAY);
    expect(await lapseHolds()).toBe(0);
  });
});

describe("who sees a pledge", () => {
  it("its giver, the organisation, the area's coordinator, the fund and the auditor; nobody else", async () => {
    const organisationId = await makeOrganisation("ngo");
    const maker = await makeViewer({ role: "sponsor", organisationId });
    const reference = await pledge(maker, stage.needCode, 2, { givenAs: "organisation", organisationId });
    const sees = async (...grants: Parameters<typeof makeViewer>) => (await findPledgeFor(await makeViewer(...grants), reference)) !== null;
    expect((await findPledgeFor(maker, ` ${reference.toLowerCase()} `))?.reference).toBe(reference);
    expect(await sees({ role: "sponsor", organisationId })).toBe(true);
    expect(await sees({ role: "coordinator", ...INSIDE })).toBe(true);
    expect(await sees({ role: "fund_manager" })).toBe(true);
    expect(await sees({ role: "auditor" })).toBe(true);
    expect(await sees({ role: "coordinator", ...ELSEWHERE })).toBe(false);
    expect(await sees({ role: "sponsor" })).toBe(false);
    expect(await sees({ role: "receiver", organisationId: stage.receiverId })).toBe(false);
    expect(await sees({ role: "admin" })).toBe(false);
    expect(await sees()).toBe(false);
    expect(await findPledgeFor(stage.fund, "TLV2222222")).toBeNull();
  });

  it("lists one's own and one's organisation's, newest first, twenty a page", async () => {
    const organisationId = await makeOrganisation("business");
    const [mine, colleague] = [await makeViewer({ role: "sponsor", organisationId }), await makeViewer({ role: "sponsor", organisationId })];
    const needCode = await makeNeed({ receiverId: stage.receiverId, quantity: 100 });
    const references = [await pledge(colleague, needCode, 1, { givenAs: "organisation", organisationId })];
    await pledge(colleague, needCode, 1);
    await pledge(stage.sponsor, needCode, 1);
    for (let one = 0; one < 20; one += 1) {
      clock.travel(1000);
      references.unshift(await pledge(mine, needCode, 1));
    }
    const page = async (page: number) => {
      const { rows, ...rest } = await listPledgesOf(mine, { page });
      return { ...rest, references: rows.map((row) => row.reference) };
    };
    expect(await page(1)).toEqual({ total: 21, pages: 2, references: references.slice(0, 20) });
    expect(await page(2)).toEqual({ total: 21, pages: 2, references: references.slice(20) });
    const [organisations] = (await listPledgesOf(mine, { page: 2 })).rows;
    expect(organisations).toMatchObject({ own: true, unitRanges: [[1, 1]], givenAs: "organisation" });
  });
});
