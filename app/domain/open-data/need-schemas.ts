import { z } from "zod";
import { ageBands, needCategories } from "~/domain/needs/need";
import { publicNeedStates, smallestPublicGroup } from "~/domain/privacy/public-need";
import { reasonKinds, type ReasonKind } from "~/domain/needs/priority/priority-reason";
import { priorityBands, type PriorityBand } from "~/domain/needs/priority/priority-weights";
import { needLanguages, waysToGive, type NeedLanguage, type WayToGive } from "~/domain/needs/need-filters";
import { areaCode, bilingual, count, day, dong, moment, pageAddresses } from "./shared-schemas";

const band = z.enum(priorityBands as [PriorityBand, ...PriorityBand[]]);

const need = z.strictObject({
  code: z.string(),
  url: z.url(),
  page: pageAddresses,
  category: z.enum(needCategories),
  state: z.enum(publicNeedStates),
  takesPledges: z.boolean(),
  title: bilingual,
  story: bilingual,
  unit: z.strictObject({ name: bilingual, buys: bilingual, priceVnd: dong }),
  units: z.strictObject({ wanted: count, pledged: count, paid: count, delivered: count, free: count }),
  accepts: z.array(z.enum(Object.keys(waysToGive) as [WayToGive, ...WayToGive[]])),
  languages: z.array(z.enum(Object.keys(needLanguages) as [NeedLanguage, ...NeedLanguage[]])),
  beneficiaries: z.int().min(smallestPublicGroup).nullable(),
  ageBand: z.enum(ageBands),
  place: z.strictObject({ areaCode, provinceCode: areaCode, name: bilingual }),
  deadline: day,
  priority: z.strictObject({
    score: z.int().min(0).max(100),
    band,
    reasons: z.array(z.strictObject({ kind: z.enum(reasonKinds as [ReasonKind, ...ReasonKind[]]), vi: z.string(), en: z.string(), points: z.int() })),
    setByCoordinator: z.strictObject({ band, reason: z.strictObject({ vi: z.string(), en: z.string().nullable() }), since: moment, until: day.nullable() }).nullable(),
  }),
  stateSupport: bilingual.nullable(),
  receiverKind: z.string(),
  programme: z.strictObject({ slug: z.string(), title: bilingual }).nullable(),
  bridgeOf: z.string().nullable(),
  publishedAt: moment.nullable(),
  demonstration: z.boolean(),
});

/** A need as the open data say it. Prices are whole đồng, days yyyy-mm-dd in Việt Nam. */
export const openNeed = need.meta({ id: "Need" });
export type OpenNeed = z.infer<typeof openNeed>;

export const openNeedList = z
  .strictObject({ needs: z.array(openNeed), total: count, totalIsExact: z.boolean(), nextCursor: z.string().nullable() })
  .meta({ id: "NeedList" });
export type OpenNeedList = z.infer<typeof openNeedList>;

/** One need with what its page says besides: the place as it was, its designations, and its public past. */
export const openNeedDetail = need
  .extend({
    commune: z.strictObject({ name: bilingual, kind: z.string() }),
    province: bilingual,
    formerly: z.array(z.strictObject({ name: z.string(), district: z.string().nullable() })),
    designations: z.array(z.strictObject({ value: z.string(), legalBasis: z.string() })),
    history: z.array(z.strictObject({ kind: z.string(), at: moment, units: count.nullable() })),
  })
  .meta({ id: "NeedDetail" });
export type OpenNeedDetail = z.infer<typeof openNeedDetail>;
