import type { Prisma } from "~/platform/generated/prisma/client";

const inOrder = { orderBy: { position: "asc" } } as const;

/** What the page of a programme shows. */
export const programmePageSelect = {
  id: true, slug: true, titleVi: true, titleEn: true, summaryVi: true, summaryEn: true, periodFrom: true, periodTo: true, state: true,
  placeVi: true, placeEn: true, partnerVi: true, partnerEn: true, demo: true,
  predecessor: { select: { slug: true, titleVi: true, titleEn: true } },
  programmeAsPredecessor: { ...inOrder, select: { slug: true, titleVi: true, titleEn: true, demo: true } },
  programmeDocuments: {
    ...inOrder,
    select: {
      relation: true,
      document: { select: { number: true, kind: true, issuerVi: true, issuerEn: true, issuedOn: true, titleVi: true, titleEn: true, noteVi: true, noteEn: true } },
    },
  },
  programmeOwners: { ...inOrder, select: { agencyVi: true, agencyEn: true, ownedFrom: true, ownedTo: true, noteVi: true, noteEn: true } },
  components: {
    ...inOrder,
    select: {
      position: true, nameVi: true, nameEn: true,
      quotas: { ...inOrder, select: { position: true, amount: true, unitVi: true, unitEn: true, perYear: true, ruleVi: true, ruleEn: true } },
    },
  },
  indicators: {
    ...inOrder,
    select: {
      position: true, nameVi: true, nameEn: true, unitVi: true, unitEn: true,
      targets: { orderBy: { periodFrom: "asc" }, select: { periodFrom: true, periodTo: true, percent: true, amount: true } },
      readings: {
        orderBy: { asOf: "asc" },
        select: { numerator: true, denominator: true, percent: true, comparator: true, asOf: true, sourceVi: true, sourceEn: true },
      },
    },
  },
  budgetLines: { orderBy: [{ kind: "asc" }, { asOf: "asc" }], select: { kind: true, amount: true, comparator: true, asOf: true, noteVi: true, noteEn: true } },
  programmeNotes: { ...inOrder, select: { position: true, kind: true, textVi: true, textEn: true } },
  taskGroups: { ...inOrder, select: { position: true, textVi: true, textEn: true } },
  _count: { select: { needs: { where: { state: "open" } } } },
} as const satisfies Prisma.ProgrammeSelect;
