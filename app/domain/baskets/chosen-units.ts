import { needCodePattern } from "~/domain/needs/need";
import { refuse, type Outcome } from "~/domain/outcome";

/** Units of a need that a visitor has put into the basket. Nothing is held by it, and nothing of a person is in it. */
export type ChosenUnits = { code: string; units: number };

/** So many needs are paid in one go. */
export const BASKET_MOST = 20;
export const UNITS_MOST = 10_000_000;

/** Reads chosen units as `HP-MEAL-0007*10`, separated by spaces; what cannot be read is left out, and of a need named twice the first counts. */
export function parseChosenUnits(text: string | null): ChosenUnits[] {
  const chosen = new Map<string, number>();
  for (const word of (text ?? "").split(" ")) {
    const [code = "", typed = ""] = word.split("*");
    const units = readUnits(typed);
    if (needCodePattern.test(code) && units !== null && !chosen.has(code) && chosen.size < BASKET_MOST) chosen.set(code, units);
  }
  return [...chosen].map(([code, units]) => ({ code, units }));
}

export function writeChosenUnits(chosen: readonly ChosenUnits[]): string {
  return chosen.map(({ code, units }) => `${code}*${units}`).join(" ");
}

/** Whole units as a person types them, "1.200" or "1 200" too; null for anything that is not a whole number from 1 to ten million. */
export function readUnits(typed: string): number | null {
  const digits = typed.trim().replace(/(?<=\d)[., ](?=\d{3}(?:\D|$))/g, "");
  const units = /^\d{1,8}$/.test(digits) ? Number(digits) : 0;
  return units >= 1 && units <= UNITS_MOST ? units : null;
}

/** The basket with so many units of a need, in the place where the need stood before, else at the end. Refuses what is no need's code, no number of units, and more than twenty needs. */
export function putUnits(chosen: readonly ChosenUnits[], { code, units }: ChosenUnits): Outcome<{ chosen: ChosenUnits[] }, "not-a-need" | "units-invalid" | "basket-full"> {
  if (!needCodePattern.test(code)) return refuse("not-a-need");
  if (!Number.isSafeInteger(units) || units < 1 || units > UNITS_MOST) return refuse("units-invalid");
  if (chosen.some((one) => one.code === code)) return { ok: true, chosen: chosen.map((one) => (one.code === code ? { code, units } : one)) };
  return chosen.length >= BASKET_MOST ? refuse("basket-full") : { ok: true, chosen: [...chosen, { code, units }] };
}

export function takeOut(chosen: readonly ChosenUnits[], code: string): ChosenUnits[] {
  return chosen.filter((one) => one.code !== code);
}
