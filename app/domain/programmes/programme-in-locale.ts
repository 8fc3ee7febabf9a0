import type { ProgrammePage } from "~/domain/programmes/find-programme.server";
import { yearsOf } from "~/domain/programmes/programme";

export type ProgrammeInLocale = ReturnType<typeof programmeInLocale>;

/** A programme's page in one language; units and names of places stay as they are written in Vietnamese. */
export function programmeInLocale(page: ProgrammePage, locale: "vi" | "en") {
  const vi = locale === "vi";
  const pick = <Text extends string | null>(inVietnamese: Text, inEnglish: Text): Text => (vi ? inVietnamese : inEnglish);
  const link = (one: { slug: string; titleVi: string; titleEn: string }) => ({ slug: one.slug, title: pick(one.titleVi, one.titleEn) });
  return {
    slug: page.slug,
    state: page.state,
    demo: page.demo,
    years: yearsOf(page),
    periodFrom: page.periodFrom,
    periodTo: page.periodTo,
    title: pick(page.titleVi, page.titleEn),
    summary: pick(page.summaryVi, page.summaryEn),
    place: pick(page.placeVi, page.placeEn),
    partner: pick(page.partnerVi, page.partnerEn),
    predecessor: page.predecessor && link(page.predecessor),
    successors: page.successors.map(link),
    documents: page.documents.map((one) => ({
      number: one.number, relation: one.relation, issuedOn: one.issuedOn, kind: one.kind,
      issuer: pick(one.issuerVi, one.issuerEn), title: pick(one.titleVi, one.titleEn), note: pick(one.noteVi, one.noteEn),
    })),
    owners: page.owners.map((one) => ({ agency: pick(one.agencyVi, one.agencyEn), from: one.ownedFrom, to: one.ownedTo, note: pick(one.noteVi, one.noteEn) })),
    components: page.components.map((one) => ({
      position: one.position,
      name: pick(one.nameVi, one.nameEn),
      quotas: one.quotas.map((quota) => ({
        position: quota.position, amount: quota.amount, perYear: quota.perYear, unit: pick(quota.unitVi, quota.unitEn), rule: pick(quota.ruleVi, quota.ruleEn),
      })),
    })),
    indicators: page.indicators.map((one) => ({
      position: one.position,
      name: pick(one.nameVi, one.nameEn),
      unit: pick(one.unitVi, one.unitEn),
      targets: one.targets.map((target) => ({ years: yearsOf(target), percent: target.percent, amount: target.amount })),
      readings: one.readings.map(({ sourceVi, sourceEn, ...reading }) => ({ ...reading, source: pick(sourceVi, sourceEn) })),
    })),
    budget: page.budget.map((one) => ({ kind: one.kind, amount: one.amount, comparator: one.comparator, asOf: one.asOf, note: pick(one.noteVi, one.noteEn) })),
    notes: page.notes.map((one) => ({ position: one.position, kind: one.kind, text: pick(one.textVi, one.textEn) })),
    taskGroups: page.taskGroups.map((one) => ({ position: one.position, text: pick(one.textVi, one.textEn) })),
    frozenAreas: page.frozenAreas,
  };
}
