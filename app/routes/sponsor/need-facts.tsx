import { useTranslation } from "react-i18next";
import { endOfDeadline, type PublicNeed } from "~/domain/needs/need";
import { CategoryMark } from "~/ui/category-mark";
import { Deadline } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** What one is about to give to: the facts of a need that decide how many units. */
export function NeedFacts({ need, remaining }: { need: PublicNeed; remaining: number }) {
  const { t } = useTranslation(["sponsor", "ui"]);
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <div className="card p-5">
      <div className="flex items-center gap-3">
        <CategoryMark category={need.category} framed />
        <p className="font-semibold">{t(`ui:category.${need.category}`)}</p>
      </div>
      <DefinitionList
        stacked
        className="mt-2"
        entries={[
          { term: t("facts.place"), detail: vi ? need.placeVi : need.placeEn },
          { term: t("facts.unitPrice"), detail: <><Money amount={need.unitPrice} /> / {word(need, 1)}</> },
          { term: t("facts.unitBuys"), detail: vi ? need.unitBuysVi : need.unitBuysEn },
          { term: t("facts.remaining"), detail: t("facts.remainingOf", { remaining: count(remaining), quantity: count(need.quantity), unit: word(need, need.quantity) }) },
          { term: t("facts.deadline"), detail: <Deadline at={endOfDeadline(need.deadline)} format="date" /> },
        ]}
      />
    </div>
  );
}
