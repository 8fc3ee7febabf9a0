import { smallestPublicGroup } from "~/domain/privacy/public-need";
import type { NeedFigures, NeedGroup } from "./open-ledger";

export const noFigures: NeedFigures = { placed: 0, delivered: 0, goods: 0, disbursed: 0, held: 0, needs: 0, beneficiaries: 0 };

/** Adds figures up, field by field. */
export function addFigures(one: NeedFigures, other: NeedFigures): NeedFigures {
  const keys = Object.keys(noFigures) as (keyof NeedFigures)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as NeedFigures;
}

export function sumOf(groups: readonly NeedFigures[]): NeedFigures {
  return groups.reduce<NeedFigures>(addFigures, noFigures);
}

/**
 * No group of fewer than five beneficiaries can be read, neither on its own nor as what is left of a sum: such groups are put together under the key null, with
 * the smallest of the others where the small ones are a single group, or fewer than five beneficiaries together. The sums stay right to the đồng. A need that states no number of
 * beneficiaries counts as none. Largest sums first, what is put together last.
 */
export function groupSmall<G extends NeedGroup>(groups: readonly G[]): (G | NeedGroup)[] {
  const { shown, together } = divideSmall(groups);
  return together.length === 0 ? shown : [...shown, { key: null, nameVi: "", nameEn: "", ...sumOf(together) }];
}

/** Which groups may be shown, and which have to stand together. A group without a key is no place or programme that could be known. */
export function divideSmall<G extends NeedGroup>(groups: readonly G[]): { shown: G[]; together: G[] } {
  const worth = ({ placed, goods, held }: NeedGroup) => placed + goods + held;
  const isSmall = ({ key, beneficiaries }: NeedGroup) => key !== null && beneficiaries < smallestPublicGroup;
  const shown = groups.filter((group) => group.key !== null && !isSmall(group)).toSorted((a, b) => worth(b) - worth(a) || a.key!.localeCompare(b.key!));
  const together = groups.filter((group) => !shown.includes(group));
  const canBeKnown = () => together.some(isSmall) && (together.length < 2 || sumOf(together).beneficiaries < smallestPublicGroup);
  while (canBeKnown() && shown.length > 0) together.push(shown.pop()!);
  return { shown, together };
}

/** The number of children that may be said, or null. */
export function publicNumber(beneficiaries: number | null): number | null {
  return beneficiaries !== null && beneficiaries >= smallestPublicGroup ? beneficiaries : null;
}
