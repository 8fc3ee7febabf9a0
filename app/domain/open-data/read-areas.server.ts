import { findArea, listCommunes, listProvinces, searchAreas, type Commune } from "~/domain/areas/read-areas.server";
import { dataAddress } from "~/domain/open-data/addresses.server";
import type { OpenAreaDetail, OpenAreaList } from "~/domain/open-data/area-schemas";
import type { AreaListQuery } from "~/domain/open-data/queries";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import type { Outcome } from "~/domain/outcome";

/**
 * The provinces of today; with `province` its communes instead; with `q` the provinces and communes of today whose name, or the name of a predecessor,
 * holds the words (at most `limit`). Refuses a province that does not exist today.
 */
export async function listOpenAreas({ q, province, limit }: AreaListQuery): Promise<{ ok: true; body: OpenAreaList } | WrongParameter> {
  const provinces = await listProvinces();
  if (province && !provinces.some(({ code }) => code === province)) return { ok: false, reason: "invalid-parameter", parameter: "province", why: "province" };
  if (q) {
    const found = await searchAreas(q, { limit, province });
    return { ok: true, body: { areas: found.map((area) => ({ ...areaOf(area), level: area.level, formerly: area.formerlyVi })) } };
  }
  if (province) return { ok: true, body: { areas: (await listCommunes(province)).map((area) => ({ ...areaOf(area), level: "commune", formerly: null })) } };
  return { ok: true, body: { areas: provinces.map((area) => ({ ...areaOf({ ...area, provinceCode: area.code }), level: "province", formerly: null })) } };
}

/** One area of today with what it was made of and its dated designations. */
export async function findOpenArea(code: string): Promise<Outcome<{ body: OpenAreaDetail }, "not-found">> {
  const area = /^[0-9]{2}([0-9]{3})?$/.test(code) ? await findArea(code) : null;
  if (!area) return { ok: false, reason: "not-found" };
  return {
    ok: true,
    body: {
      ...areaOf(area),
      level: area.code === area.provinceCode ? "province" : "commune",
      predecessors: area.predecessors.map((one) => ({
        code: one.code, name: one.fullNameVi, district: one.formerDistrict, province: one.formerProvince, until: dayOf(one.validTo), divided: one.split,
      })),
      designations: area.designations.map((one) => ({
        scheme: one.scheme, value: one.value, of: one.ofVi, legalBasis: one.legalBasis, from: dayOf(one.validFrom), to: one.validTo && dayOf(one.validTo),
      })),
    },
  };
}

function areaOf({ code, nameVi, nameEn, fullNameVi, provinceCode }: Commune) {
  return { code, url: dataAddress(`/areas/${code}`), name: { vi: nameVi, en: nameEn }, fullName: fullNameVi, provinceCode };
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
