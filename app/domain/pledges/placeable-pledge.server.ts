import { publicHonourName } from "~/domain/pledges/pledge";
import type { PlaceablePledge } from "~/domain/pledges/placement";
import { Prisma } from "~/platform/database.server";

/** The columns of a pledge that money is placed on, read from `pledge p`, `need n` and `payment y`. */
export const placeableColumns = Prisma.sql`
  p.reference, p.mode, p.state, p.units, p.amount, p.made_at AS "madeAt", p.given_as AS "givenAs", p.honour_name AS "honourName",
  coalesce(y.expected, 0)::bigint AS expected, coalesce(y.received, 0)::bigint AS received,
  n.code AS "needCode", n.title_vi AS "needTitleVi", n.title_en AS "needTitleEn", n.unit_vi AS "unitVi", n.unit_en AS "unitEn",
  n.state IN ('open', 'covered') AS "needOpen", n.quantity - n.units_allocated >= p.units AS "unitsFree"`;

export type PlaceableRow = {
  reference: string; mode: string; state: string; units: number; amount: bigint; madeAt: Date; givenAs: string; honourName: string; expected: bigint; received: bigint;
  needCode: string; needTitleVi: string; needTitleEn: string; unitVi: string; unitEn: string; needOpen: boolean; unitsFree: boolean;
};

export function placeablePledge(row: PlaceableRow, locale: "vi" | "en"): PlaceablePledge {
  const { reference, units, needCode, needTitleVi, needTitleEn, unitVi, unitEn } = row;
  return {
    reference, units, needCode, needTitleVi, needTitleEn, unitVi, unitEn,
    state: row.state as PlaceablePledge["state"],
    sponsorName: publicHonourName(row, locale),
    amount: Number(row.amount),
    received: Number(row.received),
    lacking: Number(row.expected - row.received),
    madeAt: row.madeAt.toISOString(),
  };
}
