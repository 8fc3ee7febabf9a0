import { z } from "zod";
import { areaCode, bilingual, day } from "./shared-schemas";

const area = z.strictObject({ code: areaCode, url: z.url(), level: z.enum(["province", "commune"]), name: bilingual, fullName: z.string(), provinceCode: areaCode });

/** A province or commune of today; `formerly` is the old name by which a search found it. */
const found = area.extend({ formerly: z.string().nullable() }).meta({ id: "Area" });
export type OpenArea = z.infer<typeof found>;

export const openAreaList = z.strictObject({ areas: z.array(found) }).meta({ id: "AreaList" });
export type OpenAreaList = z.infer<typeof openAreaList>;

export const openAreaDetail = area
  .extend({
    predecessors: z.array(z.strictObject({ code: z.string(), name: z.string(), district: z.string().nullable(), province: z.string().nullable(), until: day, divided: z.boolean() })),
    designations: z.array(z.strictObject({ scheme: z.string(), value: z.string(), of: z.string(), legalBasis: z.string(), from: day, to: day.nullable() })),
  })
  .meta({ id: "AreaDetail" });
export type OpenAreaDetail = z.infer<typeof openAreaDetail>;
