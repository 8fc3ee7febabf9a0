import type { RecordedEvent } from "~/domain/audit/event";
import { announceNeed } from "~/domain/saved-searches/announce-need.server";

/** A need that became public is held against the saved searches, once; units that come back to it later make no new need of it. */
export async function announceNewNeed({ subjectId }: RecordedEvent): Promise<void> {
  await announceNeed(subjectId);
}
