/**
 * The 14 mountainous communes of plan 256/KH-UBND of Hải Phòng in the order of the plan, with their code of 2019.
 * Seven of them had already merged on 1 January 2025, so the list of 2025 predecessors does not hold them.
 * `validTo` null: the unit lived until 30 June 2025 and is among the ordinary predecessors.
 */
export interface PlanCommune {
  position: number;
  code: string;
  fullNameVi: string;
  district: string;
  validTo: "2024-12-31" | "2025-06-30";
  /** Codes of today's units; two where the unit was divided. */
  successors: readonly string[];
}

const THUY_NGUYEN = "Huyện Thủy Nguyên";
const CAT_HAI = "Huyện Cát Hải";

export const PLAN_256_COMMUNES: readonly PlanCommune[] = [
  { position: 1, code: "11476", fullNameVi: "Xã Lại Xuân", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11488", "11503"] },
  { position: 2, code: "11482", fullNameVi: "Xã Kỳ Sơn", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11503"] },
  { position: 3, code: "11479", fullNameVi: "Xã An Sơn", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11503"] },
  { position: 4, code: "11491", fullNameVi: "Xã Lưu Kỳ", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11488"] },
  { position: 5, code: "11488", fullNameVi: "Xã Lưu Kiếm", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11488"] },
  { position: 6, code: "11485", fullNameVi: "Xã Liên Khê", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11488", "11503"] },
  { position: 7, code: "11500", fullNameVi: "Xã Minh Tân", district: THUY_NGUYEN, validTo: "2024-12-31", successors: ["11473"] },
  { position: 8, code: "11932", fullNameVi: "Xã Phù Long", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 9, code: "11944", fullNameVi: "Xã Việt Hải", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 10, code: "11941", fullNameVi: "Xã Trân Châu", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 11, code: "11938", fullNameVi: "Xã Hiền Hào", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 12, code: "11935", fullNameVi: "Xã Gia Luận", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 13, code: "11947", fullNameVi: "Xã Xuân Đám", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
  { position: 14, code: "11914", fullNameVi: "Thị trấn Cát Bà", district: CAT_HAI, validTo: "2025-06-30", successors: ["11914"] },
];

/** Predecessors that began on 1 January 2025, when Thủy Nguyên became a city; the published list gives no date. */
export const BORN_2025_01_01: ReadonlySet<string> = new Set(["11473", "11485", "11488", "11500", "11503"]);

/** Divided units of which the published list names only one part: Xã Liên Xuân also went to Xã Việt Khê. */
export const MISSING_PARTS: ReadonlyArray<{ predecessorCode: string; successorCode: string }> = [
  { predecessorCode: "11485", successorCode: "11503" },
];
