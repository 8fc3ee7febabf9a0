import { BASKET_MOST, parseChosenUnits, putUnits, readUnits, takeOut, type ChosenUnits } from "~/domain/baskets/chosen-units";

type Wish = { intent: string; code: string; units: string; /** Several lines at once, as a cookie writes them. */ chosen: string; left: ChosenUnits[] };
type Said = "put" | "changed" | "all" | "some" | "dropped" | "reduced";
type Changed = { ok: true; chosen: ChosenUnits[]; said: Said; dropped: ChosenUnits[] } | { ok: false; reason: "units-invalid" | "basket-full" | "not-a-need"; code: string; typed: string };

/**
 * What a button of a basket does to what was chosen: `put` units of one need, `put-all` of several as far as twenty needs go, `drop` one or
 * `drop-all`, `reduce` to what is left.
 */
export function changeBasket(before: readonly ChosenUnits[], { intent, code, units, chosen, left }: Wish): Changed {
  if (intent === "drop" || intent === "drop-all") {
    const dropped = before.filter((one) => intent === "drop-all" || one.code === code);
    return { ok: true, chosen: intent === "drop-all" ? [] : takeOut(before, code), said: "dropped", dropped };
  }
  if (intent === "reduce") return { ok: true, chosen: left, said: "reduced", dropped: before.filter((one) => left.every((other) => other.code !== one.code)) };
  if (intent === "put-all") {
    let after = [...before];
    let fits = true;
    for (const line of parseChosenUnits(chosen)) {
      const put = putUnits(after, line);
      if (put.ok) after = put.chosen;
      else fits = false;
    }
    return { ok: true, chosen: after, said: fits && after.length <= BASKET_MOST ? "all" : "some", dropped: [] };
  }
  const put = putUnits(before, { code, units: readUnits(units) ?? 0 });
  if (!put.ok) return { ok: false, reason: put.reason, code, typed: units };
  return { ok: true, chosen: put.chosen, said: before.some((one) => one.code === code) ? "changed" : "put", dropped: [] };
}
