import type { Giver } from "~/domain/pledges/giver-of.server";
import { sponsorOfOrganisation } from "~/domain/sponsors/sponsor-of.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

const ORGANISATION = "fund";
/** Nobody can sign in with this address and no mail is written to it: the domain cannot exist. */
const ADDRESS = "reserve@fund.invalid";

/** The fund as the giver of what its reserve pays. */
export async function reserveGiver(tx: Tx): Promise<Giver> {
  await tx.$executeRaw`INSERT INTO organisation (key, kind, name_vi, name_en, demo) VALUES (${ORGANISATION}, 'fund', ${env.fund.nameVi}, ${env.fund.nameEn}, ${env.demo}) ON CONFLICT (key) DO NOTHING`;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { key: ORGANISATION }, select: { id: true } });
  await tx.$executeRaw`
    INSERT INTO person (email, display_name, locale, disabled_at) VALUES (${ADDRESS}, ${env.fund.nameVi}, 'vi', ${clock.now().toISOString()}::timestamptz) ON CONFLICT (email) DO NOTHING`;
  const person = await tx.person.findUniqueOrThrow({ where: { email: ADDRESS }, select: { id: true } });
  const sponsorId = await sponsorOfOrganisation(tx, organisation.id);
  if (!sponsorId) throw new Error("The fund's own organisation is gone.");
  return { personId: person.id, sponsorId };
}
