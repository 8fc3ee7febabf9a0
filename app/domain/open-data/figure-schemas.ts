import { z } from "zod";
import { smallestPublicGroup } from "~/domain/privacy/public-need";
import { bilingual, count, dong, moment } from "./shared-schemas";

export const groupings = ["programme", "province", "commune", "category", "month"] as const;
export type Grouping = (typeof groupings)[number];

const figures = z
  .strictObject({
    key: z.string().nullable(),
    name: bilingual.nullable(),
    placedVnd: dong,
    deliveredVnd: dong,
    goodsVnd: dong,
    disbursedVnd: dong,
    heldVnd: dong.nullable(),
    needs: count.nullable(),
    beneficiaries: z.int().min(smallestPublicGroup).nullable(),
  })
  .meta({ id: "Figures" });
export type OpenFigures = z.infer<typeof figures>;

/**
 * Sums of the ledger by group, in whole đồng, at most a minute old. Groups of fewer than five children stand together under the key null; where the
 * whole selection concerns fewer, `withheld` is true and no figure is given.
 */
export const openAggregates = z.strictObject({ by: z.enum(groupings), asOf: moment, withheld: z.boolean(), groups: z.array(figures) }).meta({ id: "Aggregates" });
export type OpenAggregates = z.infer<typeof openAggregates>;
