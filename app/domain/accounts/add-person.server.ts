import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { canAdministerPeople } from "./accounts-policy";
import { normalEmail } from "./email";
import { NAME_MAX } from "./update-profile.server";
import type { Viewer } from "./viewer";

type Added = Outcome<{ personId: string }, "not-allowed" | "email-invalid" | "name-empty" | "already-known">;

/** Enters a colleague who has not signed in yet, as everybody begins: a sponsor. Refuses an address that is already known. */
export async function addPerson({ viewer, email, name, locale }: { viewer: Viewer; email: string; name: string; locale: "vi" | "en" }): Promise<Added> {
  if (!canAdministerPeople(viewer)) return refuse("not-allowed");
  const address = normalEmail(email);
  if (!address) return refuse("email-invalid");
  const displayName = name.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, NAME_MAX);
  if (displayName === "") return refuse("name-empty");
  return transact(async (tx): Promise<Added> => {
    const now = clock.now();
    const [person] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO person (email, display_name, locale, created_at) VALUES (${address}, ${displayName}, ${locale}, ${now})
      ON CONFLICT (email) DO NOTHING RETURNING id`;
    if (!person) return refuse("already-known");
    await tx.roleGrant.create({ data: { personId: person.id, role: "sponsor", grantedBy: viewer.personId, grantedAt: now } });
    await recordEvent(tx, {
      kind: "role.granted", subjectType: "person", subjectId: person.id, actor: actorOf(viewer, "admin"), payload: { role: "sponsor" },
    });
    return { ok: true, personId: person.id };
  });
}
