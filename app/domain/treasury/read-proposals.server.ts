import type { Viewer } from "~/domain/accounts/viewer";
import { db, Prisma } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import type { DeedKind, MoneyDeed, ProposalState } from "./proposal";
import { mayDecideProposal, mayReadTreasury } from "./treasury-policy";
import type { ProposalView } from "./treasury-view";

const PAGE_LENGTH = 20;

type Row = {
  id: string; kind: DeedKind; amount: bigint; deed: MoneyDeed; state: ProposalState; proposedById: string; proposedBy: string; proposedAt: Date;
  decidedBy: string | null; decidedAt: Date | null; decisionNote: string | null; transferId: string | null; payer: string | null; memo: string | null; code: string | null;
};

/** Proposals for the fund and the auditor, twenty a page: open ones oldest first, decided ones newest first. Empty for everybody else. */
export async function listProposals(viewer: Viewer, { open, page = 1 }: { open: boolean; page?: number }): Promise<{ rows: ProposalView[]; total: number; pages: number }> {
  if (!mayReadTreasury(viewer)) return { rows: [], total: 0, pages: 0 };
  const where = open ? Prisma.sql`proposal.state = 'open'` : Prisma.sql`proposal.state <> 'open'`;
  const [rows, [counted]] = await Promise.all([
    read(Prisma.sql`WHERE ${where} ORDER BY CASE WHEN ${open}::boolean THEN proposal.proposed_at END, proposal.proposed_at DESC LIMIT ${PAGE_LENGTH} OFFSET ${(page - 1) * PAGE_LENGTH}`),
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM money_proposal proposal WHERE ${where}`,
  ]);
  return { rows: rows.map((row) => view(row, viewer)), total: counted!.total, pages: Math.ceil(counted!.total / PAGE_LENGTH) };
}

/** The open proposal about a transfer or one of its placements, a refund, a disbursement or a need, if any. */
export async function findOpenProposal(viewer: Viewer, subjectIds: string[]): Promise<ProposalView | null> {
  const ids = subjectIds.filter(isUuid);
  if (!mayReadTreasury(viewer) || ids.length === 0) return null;
  const [row] = await read(Prisma.sql`WHERE proposal.state = 'open' AND proposal.subject_id = ANY(${ids}::uuid[]) LIMIT 1`);
  return row ? view(row, viewer) : null;
}

function read(condition: Prisma.Sql): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT proposal.id, proposal.kind, proposal.amount, proposal.deed, proposal.state, proposal.proposed_by AS "proposedById", proposer.display_name AS "proposedBy",
      proposal.proposed_at AS "proposedAt", decider.display_name AS "decidedBy", proposal.decided_at AS "decidedAt", proposal.decision_note AS "decisionNote",
      transfer.id AS "transferId", transfer.payer_name AS payer, transfer.memo,
      coalesce(pledge.reference, disbursement.code, need.code) AS code
    FROM money_proposal proposal
    JOIN person proposer ON proposer.id = proposal.proposed_by LEFT JOIN person decider ON decider.id = proposal.decided_by
    LEFT JOIN transfer_placement placement ON placement.id = proposal.subject_id
    LEFT JOIN incoming_transfer transfer ON transfer.id = coalesce(placement.transfer_id, proposal.subject_id)
    LEFT JOIN refund ON refund.id = proposal.subject_id LEFT JOIN pledge ON pledge.id = coalesce(refund.pledge_id, placement.pledge_id)
    LEFT JOIN disbursement ON disbursement.id = proposal.subject_id LEFT JOIN need ON need.id = proposal.subject_id
    ${condition}`;
}

function view(row: Row, viewer: Viewer): ProposalView {
  const { deed } = row;
  return {
    id: row.id,
    kind: row.kind,
    amount: Number(row.amount),
    state: row.state,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionNote: row.decisionNote,
    note: "note" in deed ? deed.note || null : deed.kind === "disburse" || deed.kind === "order" ? deed.purpose : null,
    about: about(row),
    parts: deed.kind === "place" ? deed.parts : [],
    keepUnits: deed.kind === "undo" ? deed.keepUnits : null,
    mine: row.proposedById === viewer.personId,
    mayDecide: row.state === "open" && mayDecideProposal(viewer, { proposedBy: row.proposedById }),
  };
}

function about({ deed, transferId, payer, memo, code }: Row): ProposalView["about"] {
  if (transferId) return { to: `/fund/transfers/${transferId}`, payer: payer ?? "", memo: memo ?? "", code };
  if (deed.kind === "refund" || deed.kind === "came_back") return { to: `/fund/refunds/${deed.refundId}`, payer: "", memo: "", code };
  if (deed.kind === "reverse") return { to: `/fund/payments/${deed.disbursementId}`, payer: "", memo: "", code };
  if (deed.kind === "unexplain" || (deed.kind === "fee" && deed.debitId)) return { to: `/fund/debits/${deed.debitId}`, payer: "", memo: "", code: deed.kind === "fee" ? deed.bankReference || null : null };
  if (deed.kind === "fee" || deed.kind === "fee_back") return { to: "/fund/fees", payer: "", memo: "", code: deed.kind === "fee" ? deed.bankReference : null };
  return code ? { to: `/needs/${code}`, payer: "", memo: "", code } : null;
}
