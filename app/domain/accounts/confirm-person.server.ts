import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

/**
 * The person of an address that has just been proved to be theirs: created when new, as a sponsor; confirmed when until now only known as a
 * guest. Refuses a disabled person.
 */
export async function confirmPerson(
  tx: Tx,
  { email, locale }: { email: string; locale: "vi" | "en" },
): Promise<Outcome<{ personId: string }, "disabled">> {
  const now = clock.now();
  const displayName = email.split("@")[0] ?? email;
  await tx.$executeRaw`
    INSERT INTO person (email, display_name, locale, created_at) VALUES (${email}, ${displayName}, ${locale}, ${now}) ON CONFLICT (email) DO NOTHING`;
  const [person] = await tx.$queryRaw<{ id: string; confirmedAt: Date | null; disabledAt: Date | null }[]>`
    SELECT id, email_confirmed_at AS "confirmedAt", disabled_at AS "disabledAt" FROM person WHERE email = ${email} FOR UPDATE`;
  if (!person) throw new Error("A person that was just written is not there.");
  if (person.disabledAt) return refuse("disabled");
  if (!person.confirmedAt) {
    await tx.person.update({ where: { id: person.id }, data: { emailConfirmedAt: now } });
    const grants = await tx.roleGrant.count({ where: { personId: person.id } });
    if (grants === 0) {
      await tx.roleGrant.create({ data: { personId: person.id, role: "sponsor", grantedAt: now } });
      const actor = { personId: person.id, role: "sponsor" };
      await recordEvent(tx, { kind: "role.granted", subjectType: "person", subjectId: person.id, actor, payload: { role: "sponsor" } });
    }
  }
  return { ok: true, personId: person.id };
}
