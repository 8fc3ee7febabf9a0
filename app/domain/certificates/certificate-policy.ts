import { hasRole, type Viewer } from "~/domain/accounts/viewer";

/** Approving, issuing and revoking belong to the fund. */
export function mayDecideOnCertificates(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager");
}

/** Drafts and lists are for the fund and the auditor. */
export function mayReadCertificates(viewer: Viewer): boolean {
  return hasRole(viewer, "fund_manager", "auditor");
}

/** An issued certificate is public; before that the fund alone sees its sheet, and a revoked one is never handed out again. */
export function mayOpenSheet(viewer: Viewer | null, state: string): boolean {
  if (state === "issued") return true;
  return (state === "drafted" || state === "approved") && viewer !== null && mayReadCertificates(viewer);
}

