import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

export interface NeedPlace {
  /** Today's commune, ward or special zone; in Vietnamese with its kind ("Xã Việt Khê"), in English the bare name. */
  commune: { vi: string; en: string; kind: string };
  province: { vi: string; en: string };
  /** Units that became this one, with their old district where it is known. */
  formerly: { name: string; district: string | null }[];
  /** What the state recognises the place as, and by which decision; in force now. */
  designations: { value: string; legalBasis: string }[];
}

const names = { fullNameVi: true, nameEn: true } as const;

/** Where a need lies: today's names, the names people knew before, and the designations in force. */
export async function readNeedPlace(needCode: string): Promise<NeedPlace> {
  const today = new Date(vietnamDay(clock.now()));
  const row = await db.need.findUniqueOrThrow({
    where: { code: needCode },
    select: {
      provinceCode: true,
      area: {
        select: {
          ...names,
          kind: true,
          areaDesignations: { where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] }, select: { value: true, legalBasis: true }, orderBy: { validFrom: "desc" } },
          areaSuccessionAsSuccessor: { select: { predecessor: { select: { fullNameVi: true, formerDistrict: true, level: true } } } },
        },
      },
    },
  });
  const province = await db.area.findFirst({ where: { code: row.provinceCode, level: "province", validTo: null }, select: names });
  const former = row.area.areaSuccessionAsSuccessor.map(({ predecessor }) => ({ name: predecessor.fullNameVi, district: predecessor.formerDistrict }));
  return {
    commune: { vi: row.area.fullNameVi, en: row.area.nameEn, kind: row.area.kind },
    province: { vi: province?.fullNameVi ?? "", en: province?.nameEn ?? "" },
    formerly: former.filter((one, index) => former.findIndex((other) => other.name === one.name && other.district === one.district) === index),
    designations: row.area.areaDesignations,
  };
}
