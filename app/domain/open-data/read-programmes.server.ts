import { dataAddress, pagesAt } from "~/domain/open-data/addresses.server";
import type { OpenProgramme, OpenProgrammeList } from "~/domain/open-data/programme-schemas";
import type { Outcome } from "~/domain/outcome";
import { findProgramme } from "~/domain/programmes/find-programme.server";
import type { ProgrammeSummary } from "~/domain/programmes/programme";
import { listProgrammes } from "~/domain/programmes/read-programmes.server";

type Facts = Omit<ProgrammeSummary, "ownerVi" | "ownerEn">;

/** Every programme, those running first. */
export async function listOpenProgrammes(): Promise<{ ok: true; body: OpenProgrammeList }> {
  const programmes = await listProgrammes();
  return { ok: true, body: { programmes: programmes.map((one) => ({ ...factsOf(one), owner: both(one.ownerVi, one.ownerEn) })) } };
}

/** One programme with its indicators, by the name in its address. */
export async function findOpenProgramme(slug: string): Promise<Outcome<{ body: OpenProgramme }, "not-found">> {
  const page = /^[a-z0-9-]{1,80}$/.test(slug) ? await findProgramme(slug) : null;
  if (!page) return { ok: false, reason: "not-found" };
  const { documents, owners, components, indicators, budget, frozenAreas } = page;
  return {
    ok: true,
    body: {
      ...factsOf(page),
      owners: owners.map((one) => ({ agency: two(one.agencyVi, one.agencyEn), from: one.ownedFrom, to: one.ownedTo })),
      documents: documents.map(({ number, kind, relation, issuerVi, issuerEn, issuedOn, titleVi, titleEn }) => ({
        number, kind, relation, issuer: two(issuerVi, issuerEn), issuedOn, title: two(titleVi, titleEn),
      })),
      components: components.map((one) => ({
        name: two(one.nameVi, one.nameEn),
        quotas: one.quotas.map(({ amount, unitVi, unitEn, perYear }) => ({ amount, unit: two(unitVi, unitEn), perYear })),
      })),
      indicators: indicators.map(indicatorOf),
      budget: budget.map(({ kind, amount, comparator, asOf }) => ({ kind, amountVnd: amount, comparator, asOf })),
      areas: frozenAreas.map(({ nameVi, formerDistrict, today }) => ({ name: nameVi, formerDistrict, today })),
      predecessor: page.predecessor?.slug ?? null,
      successors: page.successors.map((one) => one.slug),
    },
  };
}

function indicatorOf(one: NonNullable<Awaited<ReturnType<typeof findProgramme>>>["indicators"][number]): OpenProgramme["indicators"][number] {
  return {
    name: two(one.nameVi, one.nameEn),
    unit: two(one.unitVi, one.unitEn),
    targets: one.targets.map(({ periodFrom, periodTo, percent, amount }) => ({ from: periodFrom, to: periodTo, percent, amount })),
    readings: one.readings.map(({ asOf, numerator, denominator, percent, comparator, sourceVi, sourceEn }) => ({
      asOf, numerator, denominator, percent, comparator, source: two(sourceVi, sourceEn),
    })),
  };
}

function factsOf(one: Facts) {
  return {
    slug: one.slug,
    url: dataAddress(`/programmes/${one.slug}`),
    page: pagesAt(`/programmes/${one.slug}`),
    title: two(one.titleVi, one.titleEn),
    summary: two(one.summaryVi, one.summaryEn),
    state: one.state,
    from: one.periodFrom,
    to: one.periodTo,
    place: two(one.placeVi, one.placeEn),
    partner: both(one.partnerVi, one.partnerEn),
    openNeeds: one.openNeeds,
    demonstration: one.demo,
  };
}

function two(vi: string, en: string) {
  return { vi, en };
}

function both(vi: string | null, en: string | null) {
  return vi !== null || en !== null ? { vi: vi ?? en!, en: en ?? vi! } : null;
}
