import { lockNeed } from "~/domain/needs/lock-need.server";
import type { Tx } from "~/platform/database.server";

export type PledgeFacts = {
  id: string;
  reference: string;
  needId: string;
  state: string;
  mode: string;
  units: number;
  amount: bigint;
  holdExpiresAt: Date | null;
  personId: string;
  organisationId: string | null;
  areaCode: string;
  provinceCode: string;
  received: bigint;
  /** It is held and paid only together with the others of its basket. */
  inBasket: boolean;
};

/** What policies and commands need to know of a pledge. */
export async function findPledgeFacts(tx: Tx, reference: string): Promise<PledgeFacts | null> {
  const rows = await tx.$queryRaw<PledgeFacts[]>`
    SELECT pledge.id, pledge.reference, pledge.need_id AS "needId", pledge.state, pledge.mode, pledge.units, pledge.amount, pledge.hold_expires_at AS "holdExpiresAt",
      pledge.person_id AS "personId", sponsor.organisation_id AS "organisationId", need.area_code AS "areaCode", need.province_code AS "provinceCode",
      coalesce(payment.received, 0)::bigint AS received,
      EXISTS (SELECT FROM basket WHERE basket.id = pledge.basket_id AND basket.state <> 'confirmed') AS "inBasket"
    FROM pledge JOIN need ON need.id = pledge.need_id JOIN sponsor ON sponsor.id = pledge.sponsor_id LEFT JOIN payment ON payment.pledge_id = pledge.id
    WHERE pledge.reference = ${reference}`;
  return rows[0] ?? null;
}

/** The same facts with the need's row and the pledge's row taken, so that nobody changes them before this transaction ends. */
export async function lockPledgeFacts(tx: Tx, seen: { needId: string; reference: string; id: string }): Promise<PledgeFacts> {
  await lockNeed(tx, seen.needId);
  await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
  const facts = await findPledgeFacts(tx, seen.reference);
  if (!facts) throw new Error(`Pledge ${seen.reference} is gone while a command is at work on it.`);
  return facts;
}
