import { hasRole, type Viewer } from "~/domain/accounts/viewer";

/** Rates of exchange are entered by the fund alone. */
export function canEnterRate(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager");
}

/** Card payments, their fees and disputes are read by the fund and the auditor. */
export function canReadCards(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager", "auditor");
}
