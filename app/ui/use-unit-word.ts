import { unitWord } from "~/domain/needs/unit-words";
import { useLocale } from "~/ui/use-locale";

/** A need's unit in both languages, or already in the page's own; in the singular. */
export type Unit = string | { unitVi: string; unitEn: string };

/** The word for so many units, in the page's language: "1 lunch", "2 lunches", "2 suất ăn". */
export function useUnitWord(): (unit: Unit, units: number) => string {
  const locale = useLocale();
  return (unit, units) => unitWord(typeof unit === "string" ? unit : locale === "vi" ? unit.unitVi : unit.unitEn, units, locale);
}
