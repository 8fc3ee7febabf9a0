import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import { MAIL_STATES, type MailState } from "./outbox";

/** How many mails stand in each state; all zero for others than administrators. */
export async function readMailFigures(viewer: Viewer): Promise<Record<MailState, number>> {
  const figures = Object.fromEntries(MAIL_STATES.map((state) => [state, 0])) as Record<MailState, number>;
  if (!hasRole(viewer, "admin")) return figures;
  const rows = await db.outboxMail.groupBy({ by: ["state"], _count: true });
  for (const row of rows) if (row.state in figures) figures[row.state as MailState] = row._count;
  return figures;
}
