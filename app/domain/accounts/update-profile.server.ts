import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";
import type { Viewer } from "./viewer";

/** Letters of a display name. */
export const NAME_MAX = 80;

/** Changes the viewer's own name and the language mails are written in. Refuses an empty name and one of more than 80 characters. */
export async function updateProfile({
  viewer,
  name,
  locale,
}: {
  viewer: Viewer;
  name: string;
  locale: string;
}): Promise<Outcome<object, "name-empty" | "name-too-long" | "locale-unknown">> {
  const displayName = name.normalize("NFC").replace(/\s+/g, " ").trim();
  if (displayName === "") return refuse("name-empty");
  if (displayName.length > NAME_MAX) return refuse("name-too-long");
  if (locale !== "vi" && locale !== "en") return refuse("locale-unknown");
  await transact(async (tx) => {
    await tx.person.update({ where: { id: viewer.personId }, data: { displayName, locale } });
    if (displayName === viewer.name) return;
    const actor = { personId: viewer.personId, role: "self" };
    await recordEvent(tx, { kind: "person.renamed", subjectType: "person", subjectId: viewer.personId, actor });
  });
  return { ok: true };
}
