import type { NeedFilters } from "~/domain/needs/need-filters";
import type { PublicNeed } from "~/domain/needs/need";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { publicNeedSelect, publicNeedStates } from "~/domain/privacy/public-need";
import { findNeeds } from "~/domain/search/choose-engine.server";
import { needsPerPage, type NeedFacets, type SearchEngineName } from "~/domain/search/need-search";
import { withoutBudget } from "~/domain/search/read-amount";
import { db } from "~/platform/database.server";

export interface NeedList {
  needs: PublicNeed[];
  total: number;
  /** The true total is larger. */
  more: boolean;
  /** The page that is shown, from 1; a page beyond the end is answered with the last one. */
  page: number;
  pageCount: number;
  facets: NeedFacets | null;
  engine: SearchEngineName;
}

/**
 * One page of public needs with the total and, if asked, the facets. Prices and units left are those of this moment. An amount of money among the words
 * ("20 triệu") is a budget and no word that a need must have.
 */
export async function searchNeeds(asked: NeedFilters, { perPage = needsPerPage, facets = false }: { perPage?: number; facets?: boolean } = {}): Promise<NeedList> {
  const filters = withoutBudget(asked);
  let { page } = filters;
  let found = await findNeeds(filters, { offset: (page - 1) * perPage, limit: perPage, facets });
  const pageCount = Math.max(1, Math.ceil(found.total / perPage));
  if (page > pageCount) {
    page = pageCount;
    found = { ...found, ...(await findNeeds(filters, { offset: (page - 1) * perPage, limit: perPage, facets: false }).then(({ codes }) => ({ codes }))) };
  }
  return { needs: await publicNeedsInOrder(found.codes), total: found.total, more: found.more, page, pageCount, facets: found.facets, engine: found.engine };
}

/** The public needs with these codes, in their order, as they are now; what is not public is left out. */
export async function publicNeedsInOrder(codes: string[]): Promise<PublicNeed[]> {
  if (codes.length === 0) return [];
  const rows = await db.need.findMany({ where: { code: { in: codes }, state: { in: [...publicNeedStates] } }, select: publicNeedSelect });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.flatMap((code) => {
    const row = byCode.get(code);
    return row ? [publicNeedView(row)] : [];
  });
}
