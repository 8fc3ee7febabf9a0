import { smallestPublicGroup } from "~/domain/privacy/public-need";
import type { NeedFigures, NeedGroup } from "./open-ledger";

export const noFigures: NeedFigures = { placed: 0, delivered: 0, goods: 0, disbursed: 0, held: 0, needs: 0, beneficiaries: 0 };

/** Adds figures up, field by field. */
export function addFigures(one: NeedFigures, other: NeedFigures): NeedFigures {
  const keys = Object.keys(noFigures) as (keyof NeedFigures)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as NeedFigures;
}

/**
 * No group of fewer than five beneficiaries stands alone: such groups are put together under the key null, whose sums keep the total right to the
 * đồng. A need that states no number of beneficiaries counts as none. Largest sums first, what is put together last.
 */
export function groupSmall(groups: readonly NeedGroup[]): NeedGroup[] {
  const large = groups.filter(({ key, beneficiaries }) => key !== null && beneficiaries >= smallestPublicGroup);
  const small = groups.filter((group) => !large.includes(group));
  const worth = ({ placed, goods, held }: NeedGroup) => placed + goods + held;
  const shown = large.toSorted((a, b) => worth(b) - worth(a) || (a.key ?? "").localeCompare(b.key ?? ""));
  return small.length === 0 ? shown : [...shown, { key: null, nameVi: "", nameEn: "", ...small.reduce<NeedFigures>(addFigures, noFigures) }];
}

/** The number of children that may be said, or null. */
export function publicNumber(beneficiaries: number | null): number | null {
  return beneficiaries !== null && beneficiaries >= smallestPublicGroup ? beneficiaries : null;
}
