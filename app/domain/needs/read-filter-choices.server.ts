import { publicNeedStates } from "~/domain/privacy/public-need";
import { db, Prisma } from "~/platform/database.server";

export interface AreaChoice {
  code: string;
  nameVi: string;
  nameEn: string;
}

export interface FilterChoices {
  provinces: AreaChoice[];
  /** Communes with public needs in the chosen province; empty when none is chosen. */
  communes: AreaChoice[];
  programmes: { slug: string; titleVi: string; titleEn: string }[];
}

const publicStates = Prisma.join([...publicNeedStates]);

/** What the filters of the needs list offer: only places and programmes that have public needs. */
export async function readFilterChoices(province: string | null): Promise<FilterChoices> {
  const [provinces, communes, programmes] = await Promise.all([
    db.$queryRaw<AreaChoice[]>`
      SELECT code, full_name_vi AS "nameVi", name_en AS "nameEn" FROM area WHERE level = 'province' AND valid_to IS NULL
        AND EXISTS (SELECT FROM need WHERE need.province_code = area.code AND need.state IN (${publicStates})) ORDER BY search_name`,
    province === null
      ? []
      : db.$queryRaw<AreaChoice[]>`
      SELECT code, full_name_vi AS "nameVi", full_name_vi AS "nameEn" FROM area WHERE level = 'commune' AND valid_to IS NULL AND province_code = ${province}
        AND EXISTS (SELECT FROM need WHERE need.area_code = area.code AND need.state IN (${publicStates})) ORDER BY search_name`,
    db.$queryRaw<FilterChoices["programmes"]>`
      SELECT slug, title_vi AS "titleVi", title_en AS "titleEn" FROM programme
      WHERE EXISTS (SELECT FROM need WHERE need.programme_id = programme.id AND need.state IN (${publicStates})) ORDER BY position, slug`,
  ]);
  return { provinces, communes, programmes };
}

/** The province of today's commune with this code, or null: a commune filter without its province, or with another one, is set right by it. */
export async function provinceOfCommune(commune: string): Promise<string | null> {
  const area = await db.area.findFirst({ where: { code: commune, level: "commune", validTo: null }, select: { provinceCode: true } });
  return area?.provinceCode ?? null;
}
