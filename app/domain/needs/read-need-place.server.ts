import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

export interface NeedPlace {
  /** Today's commune, ward or special zone with its kind: "Xã Việt Khê". */
  commune: string;
  province: string;
  /** Units that became this one, with their old district where it is known. */
  formerly: { name: string; district: string | null }[];
  /** What the state recognises the place as, and by which decision; in force now. */
  designations: { value: string; legalBasis: string }[];
}

/** Where a need lies: today's names, the names people knew before, and the designations in force. */
export async function readNeedPlace(needCode: string): Promise<NeedPlace> {
  const today = new Date(vietnamDay(clock.now()));
  const row = await db.need.findUniqueOrThrow({
    where: { code: needCode },
    select: {
      provinceCode: true,
      area: {
        select: {
          fullNameVi: true,
          areaDesignations: { where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] }, select: { value: true, legalBasis: true }, orderBy: { validFrom: "desc" } },
          areaSuccessionAsSuccessor: { select: { predecessor: { select: { fullNameVi: true, formerDistrict: true, level: true } } } },
        },
      },
    },
  });
  const province = await db.area.findFirst({ where: { code: row.provinceCode, level: "province", validTo: null }, select: { fullNameVi: true } });
  const former = row.area.areaSuccessionAsSuccessor.map(({ predecessor }) => ({ name: predecessor.fullNameVi, district: predecessor.formerDistrict }));
  return {
    commune: row.area.fullNameVi,
    province: province?.fullNameVi ?? "",
    formerly: former.filter((one, index) => former.findIndex((other) => other.name === one.name && other.district === one.district) === index),
    designations: row.area.areaDesignations,
  };
}
