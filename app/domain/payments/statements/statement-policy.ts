import type { Viewer } from "~/domain/accounts/viewer";
import { canMoveMoney, canReadLedger } from "~/domain/payments/payment-policy";
import type { StatementState } from "./statement";

/** Statements are brought in by the fund alone. */
export function canImportStatements(viewer: Viewer): boolean {
  return canMoveMoney(viewer);
}

/** Imports and their reports are read by the fund and the auditor. */
export function canReadStatements(viewer: Viewer): boolean {
  return canReadLedger(viewer);
}

/** Nothing is booked yet, so that nothing has to be undone. */
export function canDiscard(viewer: Viewer, state: StatementState): boolean {
  return canImportStatements(viewer) && (state === "needs_mapping" || state === "checked");
}
