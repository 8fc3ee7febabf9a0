import { hasRole, type Viewer } from "~/domain/accounts/viewer";

/** Money is moved, refunded, paid out and closed by the fund alone. */
export function mayRunTreasury(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager");
}

/** The fund's desk is read by the fund and the auditor. */
export function mayReadTreasury(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager", "auditor");
}

/** A proposal is decided by somebody of the fund other than whoever made it. */
export function mayDecideProposal(viewer: Viewer, proposal: { proposedBy: string }): boolean {
  return mayRunTreasury(viewer) && viewer.personId !== proposal.proposedBy;
}

/** Above this many đồng two people must agree. */
export function needsTwoPeople(amount: bigint, threshold: number): boolean {
  return amount > BigInt(threshold);
}
