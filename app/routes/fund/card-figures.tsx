import { useTranslation } from "react-i18next";
import type { CardFigures } from "~/domain/cards/read-cards.server";
import { Money } from "~/ui/money";

const sums = ["received", "fees", "refunded", "disputed", "losses"] as const;

/** What cards brought and cost in all. */
export function CardFiguresList({ figures }: { figures: CardFigures }) {
  const { t } = useTranslation("cards");
  return (
    <dl className="grid gap-3 sm:grid-cols-2 xl:grid-cols-5">
      {sums.map((name) => (
        <div key={name} className="card flex flex-col p-4">
          <dt className="text-sm text-ink-soft">{t(`fund.sum.${name}`)}</dt>
          <dd className="mt-1 text-lg font-semibold"><Money amount={figures[name]} /></dd>
          <dd className="mt-1 text-sm text-ink-soft">{t(`fund.sumNote.${name}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
