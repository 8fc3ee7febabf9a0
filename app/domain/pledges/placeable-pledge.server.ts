import { publicHonourName } from "~/domain/pledges/pledge";
import type { PlaceablePledge } from "~/domain/pledges/placement";
import { Prisma } from "~/platform/database.server";

/** The columns of a pledge that money is placed on, read from `pledge p`, `need n` and `payment y`; of one instalment, from `instalment i` as well, which may be null. */
export const placeableColumns = Prisma.sql`
  coalesce(i.reference, p.reference) AS reference, p.mode, p.state, coalesce(i.units, p.units) AS units, coalesce(i.amount, p.amount) AS amount, p.made_at AS "madeAt", p.given_as AS "givenAs", p.honour_name AS "honourName",
  coalesce(i.amount, y.expected, 0)::bigint AS expected, coalesce(i.received, y.received, 0)::bigint AS received,
  CASE WHEN i.id IS NOT NULL THEN json_build_object('pledgeReference', p.reference, 'position', i.position, 'dueOn', i.due_on,
    'count', (SELECT count(*) FROM instalment WHERE instalment.pledge_id = p.id AND instalment.state <> 'dropped')) END AS instalment,
  n.code AS "needCode", n.title_vi AS "needTitleVi", n.title_en AS "needTitleEn", n.unit_vi AS "unitVi", n.unit_en AS "unitEn",
  n.state IN ('open', 'covered') AS "needOpen", n.quantity - n.units_allocated >= p.units AS "unitsFree"`;

export type PlaceableRow = {
  reference: string; instalment: PlaceablePledge["instalment"]; mode: string; state: string; units: number; amount: bigint; madeAt: Date; givenAs: string; honourName: string; expected: bigint; received: bigint;
  needCode: string; needTitleVi: string; needTitleEn: string; unitVi: string; unitEn: string; needOpen: boolean; unitsFree: boolean;
};

export function placeablePledge(row: PlaceableRow, locale: "vi" | "en"): PlaceablePledge {
  const { reference, instalment, units, needCode, needTitleVi, needTitleEn, unitVi, unitEn } = row;
  return {
    reference, instalment, basket: null, units, needCode, needTitleVi, needTitleEn, unitVi, unitEn,
    state: row.state as PlaceablePledge["state"],
    sponsorName: publicHonourName(row, locale),
    amount: Number(row.amount),
    received: Number(row.received),
    lacking: Number(row.expected - row.received),
    madeAt: row.madeAt.toISOString(),
  };
}
