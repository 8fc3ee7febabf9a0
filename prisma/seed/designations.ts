import { PLAN_256_COMMUNES } from "./areas/plan-256-communes";
import { TODAY_MAP_FROM, UNKNOWN_EARLIER } from "./areas";

/** A dated designation of a commune under a scheme. The list a province later amends gets a new row, never an edit. */
export interface DesignationRow {
  areaCode: string;
  areaValidFrom: string;
  scheme: "emm-2026-2030" | "emm-2016-2020";
  value: "region_1" | "region_2" | "region_3";
  legalBasis: string;
  /** As the source gives it: a day, or only a month. */
  decidedOn: string;
  validFrom: string;
  validTo: string | null;
  sourceNote: string;
}

interface Decision { legalBasis: string; decidedOn: string; validFrom: string; sourceNote: string; communes: Record<string, readonly string[]> }

const PRESS = "Ghi theo báo chí và cổng thông tin pháp luật, chưa đối chiếu Công báo / from press and legal portals, not checked against the gazette";

/** Ethnic-minority and mountainous area, 2026–2030, under Decree 272/2025/NĐ-CP. */
const DECISIONS_2026: readonly Decision[] = [
  {
    legalBasis: "2230/QĐ-UBND (Cao Bằng)", decidedOn: "2025-12-25", validFrom: "2026-01-01", sourceNote: `${PRESS}: Báo Lao Động`,
    communes: { region_3: ["01290", "01294", "01304", "01321", "01324", "01327", "01393", "01414"], region_2: ["01279"], region_1: ["01273"] },
  },
  {
    legalBasis: "46/QĐ-UBND (Điện Biên)", decidedOn: "2026-01", validFrom: "2026-01-01", sourceNote: `${PRESS}: Báo Lao Động`,
    communes: { region_3: ["03158", "03160", "03176", "03194", "03208", "03220", "03385", "03226"], region_2: ["03325"], region_1: ["03127"] },
  },
  {
    legalBasis: "113/QĐ-UBND (Lai Châu)", decidedOn: "2026-01-16", validFrom: "2026-01-16", sourceNote: `${PRESS}: Thư viện Pháp luật`,
    communes: { region_3: ["03442", "03451", "03463", "03478", "03571", "03562", "03460"] },
  },
  {
    legalBasis: "60/QĐ-BDTTG", decidedOn: "2026-01-29", validFrom: "2026-01-29", sourceNote: `${PRESS}: phụ lục Quyết định 60/QĐ-BDTTG`,
    communes: { region_3: ["16756", "16816", "16822", "16870", "16882", "16828", "16744"] },
  },
];

export const designations: readonly DesignationRow[] = [
  ...DECISIONS_2026.flatMap(({ communes, ...decision }) =>
    Object.entries(communes).flatMap(([value, codes]) =>
      codes.map((areaCode): DesignationRow => ({
        areaCode, areaValidFrom: TODAY_MAP_FROM, scheme: "emm-2026-2030", value: value as DesignationRow["value"],
        validTo: "2030-12-31", ...decision,
      })))),
  // The published excerpt of Decision 582 gives 14 communes of Hải Phòng, all region I, and the first name; that the
  // other 13 are those of plan 256 is inferred. It gives the year of the decision, not the day.
  ...PLAN_256_COMMUNES.map((commune): DesignationRow => ({
    areaCode: commune.code, areaValidFrom: UNKNOWN_EARLIER, scheme: "emm-2016-2020", value: "region_1",
    legalBasis: "582/QĐ-TTg", decidedOn: "2017", validFrom: "2017-01-01", validTo: "2021-06-03",
    sourceNote: commune.position === 1
      ? "Có tên trong danh sách được trích đăng / named in the published excerpt"
      : "Suy ra từ số lượng 14 xã khu vực I của Hải Phòng / inferred from the count of 14 region I communes",
  })),
];

/** Whether a commune of today is region III for 2026–2030 according to the rows above. */
export function isRegion3(areaCode: string): boolean {
  return designations.some((row) => row.areaCode === areaCode && row.scheme === "emm-2026-2030" && row.value === "region_3");
}
