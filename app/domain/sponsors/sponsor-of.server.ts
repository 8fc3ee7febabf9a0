import { sponsorKindOf } from "~/domain/sponsors/sponsor";
import type { Tx } from "~/platform/database.server";

/** The sponsor that a person is, made at the first pledge. */
export async function sponsorOfPerson(tx: Tx, personId: string): Promise<string> {
  const known = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM sponsor WHERE person_id = ${personId}::uuid`;
  if (known[0]) return known[0].id;
  await tx.$executeRaw`INSERT INTO sponsor (kind, person_id) VALUES ('person', ${personId}::uuid) ON CONFLICT (person_id) DO NOTHING`;
  const made = await tx.sponsor.findUniqueOrThrow({ where: { personId }, select: { id: true } });
  return made.id;
}

/** The sponsor that an organisation is, made at the first pledge; null when there is no such organisation. */
export async function sponsorOfOrganisation(tx: Tx, organisationId: string): Promise<string | null> {
  const known = await tx.sponsor.findUnique({ where: { organisationId }, select: { id: true } });
  if (known) return known.id;
  const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { kind: true } });
  if (!organisation) return null;
  await tx.$executeRaw`INSERT INTO sponsor (kind, organisation_id) VALUES (${sponsorKindOf(organisation.kind)}, ${organisationId}::uuid) ON CONFLICT (organisation_id) DO NOTHING`;
  const made = await tx.sponsor.findUniqueOrThrow({ where: { organisationId }, select: { id: true } });
  return made.id;
}
