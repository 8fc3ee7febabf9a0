import { hasRole, type Viewer } from "~/domain/accounts/viewer";

/** Incoming money is placed, returned or kept by the fund alone. */
export function canMoveMoney(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager");
}

/** The ledger and the list of transfers are read by the fund and the auditor. */
export function canReadLedger(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager", "auditor");
}
