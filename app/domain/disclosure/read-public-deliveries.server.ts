import { publicNeedStates, smallestPublicGroup } from "~/domain/privacy/public-need";
import { clock } from "~/platform/clock.server";
import { db, Prisma } from "~/platform/database.server";
import { publicNumber } from "./group-small";
import { needFilter } from "./need-movements.server";
import { periodOf, type OpenLedgerFilters } from "./open-ledger";
import type { PublicDelivery, PublicGrant } from "./public-delivery";
import { concernsTooFew } from "./too-few.server";

const PAGE_LENGTH = 30;
const CHUNK = 1000;

type Row = Omit<PublicGrant, "unitPrice" | "value"> & { id: string; confirmedAt: Date; unitPrice: bigint; value: bigint };

/** One page (thirty, from page 1) of what two people have confirmed, newest first. A selection of too few children holds nothing. */
export async function listPublicDeliveries(filters: OpenLedgerFilters, page: number, length = PAGE_LENGTH): Promise<{ rows: PublicDelivery[]; total: number; pages: number }> {
  if (await concernsTooFew(filters)) return { rows: [], total: 0, pages: 0 };
  const where = matching(filters);
  const [rows, [counted]] = await Promise.all([
    deliveryRows(where, Prisma.sql`LIMIT ${length} OFFSET ${(Math.max(1, page) - 1) * length}`),
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM delivery JOIN need ON need.id = delivery.need_id WHERE ${where}`,
  ]);
  return { rows: rows.map(publicDelivery), total: counted!.total, pages: Math.ceil(counted!.total / length) };
}

/** All of them, read in parts. */
export async function* readPublicDeliveries(filters: OpenLedgerFilters): AsyncGenerator<PublicDelivery> {
  for await (const row of allRows(filters)) yield publicDelivery(row);
}

/** All of them as grants, read in parts. */
export async function* readPublicGrants(filters: OpenLedgerFilters): AsyncGenerator<PublicGrant> {
  for await (const row of allRows(filters)) yield publicGrant(row);
}

async function* allRows(filters: OpenLedgerFilters): AsyncGenerator<Row> {
  if (await concernsTooFew(filters)) return;
  const where = matching(filters);
  for (let last: Row | undefined; ; ) {
    const after: Prisma.Sql = last ? Prisma.sql`AND (delivery.confirmed_at, delivery.id) < (${last.confirmedAt.toISOString()}::timestamptz, ${last.id}::uuid)` : Prisma.empty;
    const rows: Row[] = await deliveryRows(Prisma.sql`${where} ${after}`, Prisma.sql`LIMIT ${CHUNK}`);
    yield* rows;
    if (rows.length < CHUNK) return;
    last = rows.at(-1);
  }
}

function matching(filters: OpenLedgerFilters): Prisma.Sql {
  const { from, until } = periodOf(filters.year, clock.now());
  return Prisma.sql`delivery.state = 'confirmed' AND delivery.units_accepted > 0 AND ${needFilter(filters)}
    AND delivery.confirmed_at >= ${from.toISOString()}::timestamptz AND delivery.confirmed_at < ${until.toISOString()}::timestamptz`;
}

function deliveryRows(where: Prisma.Sql, limit: Prisma.Sql): Promise<Row[]> {
  const told = Prisma.sql`coalesce(need.beneficiaries, 0) >= ${smallestPublicGroup} AND need.state IN (${Prisma.join([...publicNeedStates])})`;
  return db.$queryRaw<Row[]>`
    SELECT delivery.id, delivery.confirmed_at AS "confirmedAt", to_char(delivery.confirmed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "confirmedOn", need.category,
      CASE WHEN ${told} THEN need.code END AS code, CASE WHEN ${told} THEN need.title_vi END AS "titleVi", CASE WHEN ${told} THEN need.title_en END AS "titleEn",
      CASE WHEN ${told} THEN need.place_vi ELSE coalesce(province.full_name_vi, '') END AS "placeVi", CASE WHEN ${told} THEN need.place_en ELSE coalesce(province.name_en, '') END AS "placeEn",
      need.beneficiaries, delivery.units_accepted AS units, need.unit_vi AS "unitVi", need.unit_en AS "unitEn", pledge.unit_price AS "unitPrice",
      delivery.units_accepted * pledge.unit_price AS value, pledge.mode, receiver.kind AS "receiverKind",
      left(encode(sha256(delivery.id::text::bytea), 'hex'), 16) AS "grantKey", CASE WHEN ${told} THEN need.area_code END AS "areaCode", need.province_code AS "provinceCode",
      CASE WHEN ${told} THEN programme.slug END AS programme, CASE WHEN ${told} THEN programme.title_vi END AS "programmeTitleVi"
    FROM delivery JOIN need ON need.id = delivery.need_id JOIN pledge ON pledge.id = delivery.pledge_id JOIN organisation receiver ON receiver.id = need.receiver_id
    LEFT JOIN programme ON programme.id = need.programme_id
    LEFT JOIN area province ON province.code = need.province_code AND province.level = 'province' AND province.valid_to IS NULL
    WHERE ${where} ORDER BY delivery.confirmed_at DESC, delivery.id DESC ${limit}`;
}

function publicDelivery(row: Row): PublicDelivery {
  const { grantKey: _grantKey, areaCode: _areaCode, provinceCode: _provinceCode, programme: _programme, programmeTitleVi: _title, ...delivery } = publicGrant(row);
  return delivery;
}

function publicGrant({ id: _id, confirmedAt: _confirmedAt, unitPrice, value, beneficiaries, ...told }: Row): PublicGrant {
  return { ...told, beneficiaries: publicNumber(beneficiaries), unitPrice: Number(unitPrice), value: Number(value) };
}
