import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import type { DebitView, Explanation } from "./debit-meaning";
import { findExplanations } from "./find-explanations.server";
import { mayRunTreasury } from "./treasury-policy";

/** What an unexplained debit may have been, for a fund manager to confirm; empty for everybody else and when nothing is to be said. */
export async function suggestExplanations(viewer: Viewer, debit: Pick<DebitView, "id" | "state">): Promise<Explanation[]> {
  return mayRunTreasury(viewer) && debit.state === "unexplained" ? findExplanations(db, debit.id) : [];
}
