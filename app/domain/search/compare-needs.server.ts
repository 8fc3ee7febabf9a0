import type { PublicNeed } from "~/domain/needs/need";
import { publicNeedsInOrder } from "~/domain/search/search-needs.server";
import { COMPARED_MOST, needCodes } from "~/domain/search/shortlist";

/** The public needs to compare, in the order asked for. `left` counts codes beyond the first four, `unknown` those of no public need. */
export async function compareNeeds(asked: readonly string[]): Promise<{ needs: PublicNeed[]; left: number; unknown: number }> {
  const codes = needCodes(asked);
  const compared = codes.slice(0, COMPARED_MOST);
  const needs = await publicNeedsInOrder(compared);
  return { needs, left: codes.length - compared.length, unknown: compared.length - needs.length };
}
