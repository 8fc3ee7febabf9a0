import { recordEvent, type Actor } from "~/domain/audit/record-event.server";
import type { EventKind } from "~/domain/audit/event";
import { clock, vietnamDay } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { PROVINCE_ABBREVIATIONS } from "./areas/province-abbreviations";
import { needs } from "./needs";
import { publishedDaysAgo } from "./needs/publication";
import { POVERTY_SOURCE, poorPercents } from "./needs/poverty";
import type { NeedCategory, SeedNeed } from "./needs/shape";
import { atMoment, DAY } from "./past-moments";

const CATEGORY_LETTERS: Record<NeedCategory, string> = {
  meals: "MEAL", equipment: "EQUIP", scholarships: "SCHOL", health_checks: "HEALTH",
  warm_clothing: "WARM", play_points: "PLAY", books_study: "BOOK", counselling: "COUNS",
};

/** Needs whose stories run on from `open`; their later states come from pledges and deliveries, or from an ending. */
const isPublished = (need: SeedNeed) => !["draft", "submitted", "verified"].includes(need.state);

/** The code of each need in the order of the seed: HP-MEAL-0001 and so on, per province and category. */
export function needCodes(): { codes: string[]; series: Map<string, number> } {
  const series = new Map<string, number>();
  const codes = needs.map((need) => {
    const prefix = `${PROVINCE_ABBREVIATIONS[need.provinceCode]}-${CATEGORY_LETTERS[need.category]}`;
    const next = (series.get(prefix) ?? 0) + 1;
    series.set(prefix, next);
    return `${prefix}-${String(next).padStart(4, "0")}`;
  });
  return { codes, series };
}

/** Writes the needs as they stood when they were published (or as drafts), with the events that led there. */
export async function loadNeeds(tx: Tx): Promise<void> {
  const today = clock.now();
  const { codes, series } = needCodes();
  const receivers = new Map((await tx.organisation.findMany({ select: { id: true, key: true } })).map((one) => [one.key, one.id]));
  const programmes = new Map((await tx.programme.findMany({ select: { id: true, slug: true } })).map((one) => [one.slug, one.id]));
  const authors = new Map((await tx.roleGrant.findMany({ where: { role: "receiver" }, select: { organisationId: true, personId: true } })).map((one) => [one.organisationId, one.personId]));
  await tx.needCodeSeries.createMany({ data: [...series].map(([prefix, last]) => ({ prefix, last })) });
  await tx.need.createMany({
    data: needs.map((need, index) => {
      const deadline = new Date(`${vietnamDay(new Date(today.getTime() + need.deadlineDays * DAY))}T00:00:00Z`);
      const receiverId = receivers.get(need.receiverOrg)!;
      const published = new Date(today.getTime() - publishedDaysAgo(need, index) * DAY);
      return {
        code: codes[index]!, category: need.category, state: isPublished(need) ? "open" : need.state,
        titleVi: need.titleVi, titleEn: need.titleEn, storyVi: need.storyVi, storyEn: need.storyEn, unitVi: need.unitVi, unitEn: need.unitEn,
        unitBuysVi: need.whatOneUnitBuysVi, unitBuysEn: need.whatOneUnitBuysEn, unitPrice: BigInt(need.unitPrice), quantity: need.quantity,
        acceptsMoney: need.acceptsMoney, acceptsInKind: need.acceptsInKind, acceptsVolunteers: need.volunteers, beneficiaries: need.beneficiaries, ageBand: need.ageBand,
        areaCode: need.areaCode, areaValidFrom: new Date(`${need.areaValidFrom}T00:00:00Z`), provinceCode: need.provinceCode,
        placeVi: need.placeVi, placeEn: need.placeEn, receiverId, programmeId: programmes.get(need.programmeSlug)!, deadline,
        stateSupportVi: need.stateSupportVi, stateSupportEn: need.stateSupportEn, demo: true, createdBy: authors.get(receiverId) ?? null,
        createdAt: new Date(published.getTime() - 6 * DAY), publishedAt: isPublished(need) ? published : null, updatedAt: published,
      };
    }),
  });
  await stateFacts(tx, codes);
  await recordBeginnings(tx);
}

/** What coordinators have stated of the needs: poverty from the list of this year, what was asked for earlier, what no state scheme pays. */
async function stateFacts(tx: Tx, codes: readonly string[]): Promise<void> {
  const today = clock.now();
  const ids = new Map((await tx.need.findMany({ where: { code: { in: [...codes] } }, select: { id: true, code: true } })).map((one) => [one.code, one.id]));
  const day = (daysAgo: number) => new Date(`${vietnamDay(new Date(today.getTime() - daysAgo * DAY))}T00:00:00Z`);
  await tx.needStatedFact.createMany({
    data: needs.map((need, index) => {
      const published = publishedDaysAgo(need, index);
      const percent = need.beneficiaries === null ? undefined : poorPercents[need.receiverOrg];
      return {
        needId: ids.get(codes[index]!)!, poorPercent: percent ?? null, poorAsOf: percent === undefined ? null : day(300), poorSource: percent === undefined ? null : POVERTY_SOURCE,
        firstAskedOn: need.askedBefore ? day(published + 180) : null, supportCheckedOn: need.noStateSupport ? day(published + 3) : null, statedAt: new Date(today.getTime() - (published + 2) * DAY),
      };
    }),
  });
}

/** The events up to publication, oldest first across all needs, so that the log reads in the order of time. */
async function recordBeginnings(tx: Tx): Promise<void> {
  const { codes } = needCodes();
  const ids = new Map((await tx.need.findMany({ where: { code: { in: codes } }, select: { id: true, code: true, createdBy: true } })).map((one) => [one.code, one]));
  const coordinator = await tx.roleGrant.findFirstOrThrow({ where: { role: "coordinator" }, select: { personId: true } });
  const reached: Record<string, number> = { draft: 1, submitted: 2, verified: 3 };
  const moments = needs.flatMap((need, index) => {
    const row = ids.get(codes[index]!)!;
    const receiver: Actor = { personId: row.createdBy, role: "receiver" };
    const checker: Actor = { personId: coordinator.personId, role: "coordinator" };
    const ago = publishedDaysAgo(need, index);
    const steps: [EventKind, number, Actor][] = [["need.drafted", ago + 6, receiver], ["need.submitted", ago + 5, receiver], ["need.verified", ago + 2, checker], ["need.published", ago, checker]];
    return steps.slice(0, reached[need.state] ?? 4).map(([kind, daysAgo, actor]) => ({ kind, daysAgo, actor, id: row.id, code: row.code }));
  });
  for (const { kind, daysAgo, actor, id, code } of moments.sort((a, b) => b.daysAgo - a.daysAgo)) {
    await atMoment(daysAgo, () => recordEvent(tx, { kind, subjectType: "need", subjectId: id, actor, payload: { code } }));
  }
}
