import { z } from "zod";
import { FIRST_YEAR } from "~/domain/disclosure/open-ledger";
import { LOCALES } from "~/locales/languages";
import { groupings } from "./figure-schemas";
import { words } from "./need-query";

export const areaListQuery = z.object({
  q: words.min(2).optional(),
  province: z.string().regex(/^[0-9]{2}$/).optional(),
  limit: z.int().min(1).max(100).default(30),
});
export type AreaListQuery = z.output<typeof areaListQuery>;

/** Which part of the ledger is asked for. */
export const ledgerQuery = z.object({
  programme: z.string().regex(/^[a-z0-9-]{1,80}$/).optional(),
  province: z.string().regex(/^[0-9]{2}$/).optional(),
  commune: z.string().regex(/^[0-9]{5}$/).optional(),
  year: z.int().min(FIRST_YEAR).max(2100).optional(),
});
export type LedgerQuery = z.output<typeof ledgerQuery>;

export const aggregateQuery = ledgerQuery.extend({ by: z.enum(groupings) });
export type AggregateQuery = z.output<typeof aggregateQuery>;

export const documentQuery = z.object({ language: z.enum(LOCALES).optional() });
