import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupSmall, noFigures } from "~/domain/disclosure/group-small";
import type { NeedGroup } from "~/domain/disclosure/open-ledger";

const group = (key: string | null, beneficiaries: number, placed = beneficiaries * 1_000): NeedGroup => ({ ...noFigures, key, nameVi: key ?? "", nameEn: key ?? "", beneficiaries, placed, needs: 1 });
const shown = (groups: readonly NeedGroup[]) => groupSmall(groups).map(({ key, beneficiaries }) => [key, beneficiaries]);

describe("groups of few children", () => {
  it("stand together, the largest first and they at the end", () => {
    expect(shown([group("a", 12), group("b", 3), group("c", 40), group("d", 4)])).toEqual([["c", 40], ["a", 12], [null, 7]]);
  });

  it("take the smallest other one with them where they could be known by what is left", () => {
    expect(shown([group("a", 12), group("b", 3), group("c", 40)])).toEqual([["c", 40], [null, 15]]);
    expect(shown([group("a", 12), group("b", 1), group("c", 40), group("d", 2)])).toEqual([["c", 40], [null, 15]]);
  });

  it("leave what has no key where it is", () => {
    expect(shown([group("a", 12), group(null, 2)])).toEqual([["a", 12], [null, 2]]);
    expect(shown([group("a", 12), group("b", 3), group(null, 30)])).toEqual([["a", 12], [null, 33]]);
  });

  it("can be read neither on their own nor by subtraction, and no đồng is lost, whatever groups there are", () => {
    const groups = fc.uniqueArray(fc.record({ key: fc.option(fc.string({ minLength: 1, maxLength: 3 })), beneficiaries: fc.nat(12), placed: fc.nat(1_000_000) }), { selector: ({ key }) => key, maxLength: 8 });
    fc.assert(
      fc.property(groups, (drawn) => {
        const all = drawn.map(({ key, beneficiaries, placed }) => group(key, beneficiaries, placed));
        const rows = groupSmall(all);
        expect(rows.reduce((sum, { placed }) => sum + placed, 0)).toBe(all.reduce((sum, { placed }) => sum + placed, 0));
        for (const { key, beneficiaries } of rows) if (key !== null) expect(beneficiaries).toBeGreaterThanOrEqual(5);
        const small = all.filter(({ key, beneficiaries }) => key !== null && beneficiaries < 5);
        const [rest] = rows.filter(({ key }) => key === null);
        if (small.length === 0 || rows.length === 1) return;
        expect(rest!.needs).toBeGreaterThanOrEqual(2);
        expect(rest!.beneficiaries).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
