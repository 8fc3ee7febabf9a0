import { useTranslation } from "react-i18next";
import type { RefundChoice } from "~/domain/treasury/read-refund-choice.server";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

interface RefundKeptProps extends Pick<RefundChoice, "kept" | "units"> {
  /** Other units may go back. */
  some: boolean;
}

/** Why some of a pledge, or all of it, stays given. Nothing to show while all of it may go back. */
export function RefundKept({ kept, units, some }: RefundKeptProps) {
  const { t } = useTranslation("treasury");
  const count = useCount();
  const word = useUnitWord();
  const unit = { unitVi: units.wordVi, unitEn: units.wordEn };
  const told = ([["keptDelivered", kept.delivered], ["keptOnTheWay", kept.onTheWay], ["keptPaidOut", kept.paidOut]] as const).filter(([, n]) => n > 0);
  if (told.length === 0) return null;
  return (
    <Notice tone="warning" title={t(some ? "ask.kept" : "ask.cannot")}>
      <ul className="list-disc pl-5">
        {told.map(([key, n]) => <li key={key}>{t(`ask.${key}`, { n: count(n), unit: word(unit, n) })}</li>)}
      </ul>
    </Notice>
  );
}
