import type { Viewer } from "~/domain/accounts/viewer";
import { sponsorOfOrganisation, sponsorOfPerson } from "~/domain/sponsors/sponsor-of.server";
import type { Tx } from "~/platform/database.server";

export type Giver = { personId: string; sponsorId: string };

type Asked = { viewer: Viewer | null; organisationId: string | null; email: string | null; guestName: string; locale: "vi" | "en" };

/**
 * Who pledges, and the sponsor it counts for. A guest's address finds its person or makes one whose address is not confirmed yet; nobody is signed
 * in by it. Null when the account is closed or the organisation is gone.
 */
export async function giverOf(tx: Tx, { viewer, organisationId, email, guestName, locale }: Asked): Promise<Giver | null> {
  if (organisationId && viewer) {
    const sponsorId = await sponsorOfOrganisation(tx, organisationId);
    return sponsorId ? { personId: viewer.personId, sponsorId } : null;
  }
  const personId = viewer ? viewer.personId : email ? await guestPerson(tx, email, guestName, locale) : null;
  return personId ? { personId, sponsorId: await sponsorOfPerson(tx, personId) } : null;
}

async function guestPerson(tx: Tx, email: string, name: string, locale: "vi" | "en"): Promise<string | null> {
  const displayName = name.normalize("NFC").replace(/[\p{Cc}\s]+/gu, " ").trim().slice(0, 120) || email.slice(0, email.indexOf("@"));
  await tx.$executeRaw`INSERT INTO person (email, display_name, locale) VALUES (${email}, ${displayName}, ${locale}) ON CONFLICT (email) DO NOTHING`;
  const person = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true, disabledAt: true } });
  return person.disabledAt ? null : person.id;
}
