import type { Tx } from "~/platform/database.server";
import { PLAN_256_COMMUNES } from "./areas/plan-256-communes";
import { programmes } from "./programmes";
import type { SeedDocument, SeedProgramme } from "./programmes/shape";

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const dayOrNull = (iso: string | null) => (iso ? day(iso) : null);

/** Writes every programme of the seed with its documents, owners, components, indicators, budget, notes and frozen communes. */
export async function loadProgrammes(tx: Tx): Promise<void> {
  const idOfSlug = new Map<string, string>();
  const documents = new Map<string, string>();
  for (const [position, programme] of programmes.entries()) {
    const { id } = await tx.programme.create({
      data: {
        slug: programme.slug, titleVi: programme.titleVi, titleEn: programme.titleEn, summaryVi: programme.summaryVi, summaryEn: programme.summaryEn,
        periodFrom: day(programme.periodFrom), periodTo: day(programme.periodTo), state: programme.status, placeVi: programme.placeVi, placeEn: programme.placeEn,
        partnerVi: programme.partner?.nameVi ?? null, partnerEn: programme.partner?.nameEn ?? null, demo: programme.demo, position,
        predecessorId: programme.predecessorSlug ? idOfSlug.get(programme.predecessorSlug) : null,
        details: {
          ...(programme.partner ? { partnerSince: programme.partner.since } : {}),
          ...(programme.revolvingFund ? { revolvingFund: programme.revolvingFund } : {}),
        },
        programmeOwners: {
          create: programme.owners.map((owner, index) => ({
            agencyVi: owner.agencyVi, agencyEn: owner.agencyEn, ownedFrom: day(owner.from), ownedTo: dayOrNull(owner.to), position: index,
          })),
        },
        components: {
          create: programme.components.map(({ position: at, nameVi, nameEn, quotas }) => ({
            position: at, nameVi, nameEn, quotas: { create: quotas.map((quota, index) => ({ ...quota, position: index + 1 })) },
          })),
        },
        indicators: {
          create: programme.indicators.map(({ position: at, nameVi, nameEn, unitVi, unitEn, targets, readings }) => ({
            position: at, nameVi, nameEn, unitVi, unitEn,
            targets: { create: targets.map((target) => ({ periodFrom: day(target.periodFrom), periodTo: day(target.periodTo), percent: target.percent, amount: target.count })) },
            readings: { create: readings.map((reading) => ({ ...reading, asOf: day(reading.asOf) })) },
          })),
        },
        budgetLines: { create: programme.budget.map((line) => ({ ...line, amount: BigInt(line.amount), asOf: dayOrNull(line.asOf) })) },
        taskGroups: { create: programme.taskGroups.map((group, index) => ({ position: index + 1, textVi: group.vi, textEn: group.en })) },
        programmeNotes: { create: notesOf(programme) },
        programmeAreas: { create: frozenAreasOf(programme) },
      },
      select: { id: true },
    });
    idOfSlug.set(programme.slug, id);
    for (const [index, document] of programme.documents.entries()) {
      const documentId = documents.get(keyOf(document)) ?? (await writeDocument(tx, document, programme.documents, documents));
      await tx.programmeDocument.create({ data: { programmeId: id, documentId, relation: document.relation, position: index } });
    }
  }
}

const keyOf = (document: SeedDocument) => `${document.number}|${document.issuerVi}`;

async function writeDocument(tx: Tx, document: SeedDocument, beside: readonly SeedDocument[], known: Map<string, string>): Promise<string> {
  const parent = beside.find((one) => one.number === document.parentNumber);
  const { number, type: kind, issuerVi, issuerEn, titleVi, titleEn } = document;
  const { id } = await tx.legalDocument.create({
    data: { number, kind, issuerVi, issuerEn, titleVi, titleEn, issuedOn: dayOrNull(document.issuedOn), parentId: parent ? known.get(keyOf(parent)) : null },
    select: { id: true },
  });
  known.set(keyOf(document), id);
  return id;
}

/** Facts and meetings that have no table of their own are told as notes, after what the sources contradict. */
function notesOf(programme: SeedProgramme) {
  const partner = programme.partner;
  const notes = [
    ...programme.notes.map((note) => ({ kind: programme.demo ? "fact" : "inconsistency", textVi: note.vi, textEn: note.en })),
    ...(partner ? [{ kind: "fact", textVi: `${partner.nameVi} hợp tác với địa phương từ năm ${partner.since}.`, textEn: `${partner.nameEn} has worked with the province since ${partner.since}.` }] : []),
    ...(programme.revolvingFund ? [{ kind: "fact", textVi: programme.revolvingFund.noteVi, textEn: programme.revolvingFund.noteEn }] : []),
    ...programme.meetings.map((meeting) => ({
      kind: "meeting",
      textVi: `${meeting.heldOn.split("-").reverse().join("/")}: ${meeting.titleVi}. ${meeting.decisionsVi}`,
      textEn: `${meeting.heldOn.split("-").reverse().join("/")}: ${meeting.titleEn}. ${meeting.decisionsEn}`,
    })),
  ];
  return notes.map((note, index) => ({ ...note, position: index + 1 }));
}

function frozenAreasOf(programme: SeedProgramme) {
  return programme.frozenAreas.map(({ position, areaCode, areaValidFrom }) => {
    const commune = PLAN_256_COMMUNES.find((one) => one.position === position);
    return { position, nameVi: commune?.fullNameVi ?? areaCode, formerDistrict: commune?.district ?? null, areaCode, areaValidFrom: day(areaValidFrom) };
  });
}
