import { stateOn, type Comparator } from "~/domain/programmes/programme";
import { programmePageSelect } from "~/domain/programmes/programme-page-select";
import { readFrozenAreas } from "~/domain/programmes/read-frozen-areas.server";
import { isoDay } from "~/domain/programmes/read-programmes.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

export type ProgrammePage = NonNullable<Awaited<ReturnType<typeof findProgramme>>>;

/** Everything the public may read of a programme, or null. Days are yyyy-mm-dd, money whole đồng, percentages numbers. */
export async function findProgramme(slug: string) {
  const row = await db.programme.findUnique({ where: { slug }, select: programmePageSelect });
  if (!row) return null;
  const { id, programmeDocuments, programmeOwners, components, indicators, budgetLines, programmeNotes, taskGroups, predecessor, programmeAsPredecessor, _count, ...facts } = row;
  const period = { periodFrom: isoDay(row.periodFrom), periodTo: isoDay(row.periodTo) };
  return {
    ...facts,
    ...period,
    state: stateOn({ state: row.state, ...period }, vietnamDay(clock.now())),
    predecessor,
    successors: programmeAsPredecessor,
    openNeeds: _count.needs,
    documents: programmeDocuments.map(({ relation, document }) => ({ relation, ...document, issuedOn: dayOrNull(document.issuedOn) })),
    owners: programmeOwners.map((owner) => ({ ...owner, ownedFrom: dayOrNull(owner.ownedFrom), ownedTo: dayOrNull(owner.ownedTo) })),
    components,
    indicators: indicators.map((indicator) => ({
      ...indicator,
      targets: indicator.targets.map((target) => ({
        periodFrom: isoDay(target.periodFrom), periodTo: isoDay(target.periodTo), percent: numberOrNull(target.percent), amount: target.amount,
      })),
      readings: indicator.readings.map((reading) => ({
        ...reading, percent: numberOrNull(reading.percent), comparator: reading.comparator as Comparator, asOf: isoDay(reading.asOf),
      })),
    })),
    budget: budgetLines.map((line) => ({
      kind: line.kind as "budget" | "disbursed", amount: Number(line.amount), comparator: line.comparator as Comparator,
      asOf: dayOrNull(line.asOf), noteVi: line.noteVi, noteEn: line.noteEn,
    })),
    notes: programmeNotes,
    taskGroups,
    frozenAreas: await readFrozenAreas(id),
  };
}

function dayOrNull(day: Date | null): string | null {
  return day ? isoDay(day) : null;
}

function numberOrNull(value: { toNumber(): number } | null): number | null {
  return value === null ? null : value.toNumber();
}
