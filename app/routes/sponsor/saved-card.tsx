import { CreditCard } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SavedCardView } from "~/domain/cards/plan-card-view";
import { brandName } from "~/domain/cards/saved-card";
import { formatDong } from "~/domain/money";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

/** A saved card: which it is, what it pays next and when, and the words its sponsor agreed to. `manageAt`: the page where it is replaced or removed, when that is another. */
export function SavedCard({ card, manageAt }: { card: SavedCardView; manageAt?: string }) {
  const { t } = useTranslation("saved-card");
  const locale = useLocale();
  const { state, brand, last4, expMonth, expYear, next, expiresBefore, agreed } = card;
  return (
    <section aria-labelledby="saved-card-title" className="card grid gap-3 p-4 sm:p-6">
      <h2 id="saved-card-title" className="text-xl font-semibold">{t("saved.title")}</h2>
      <p className="flex items-center gap-3 text-lg font-semibold tabular-nums">
        <CreditCard aria-hidden className="size-6 shrink-0 text-action" />
        {t("saved.line", { brand: brandName(brand) ?? t("brand.other"), last4, expiry: `${String(expMonth).padStart(2, "0")}/${expYear}` })}
      </p>
      {state === "blocked" ? <Notice tone="danger" title={t("saved.blockedTitle")}>{t("saved.blocked")}</Notice> : null}
      {state === "active" && next ? (
        <p>
          {t("saved.next", { position: next.position, amount: formatDong(next.amount, locale) })} <strong><DateTime at={`${next.on}T12:00:00+07:00`} /></strong>.
        </p>
      ) : null}
      {state === "active" ? <p className="text-ink-soft">{t(next ? "saved.ready" : "saved.nothing")}</p> : null}
      {state === "active" && expiresBefore ? <Notice tone="warning">{t(expiresBefore === "next" ? "saved.expiresNext" : "saved.expiresLast")}</Notice> : null}
      {manageAt ? (
        <p className="no-print"><ButtonLink to={manageAt} variant="secondary">{t("saved.manage")}</ButtonLink></p>
      ) : (
        <details className="no-print">
          <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">
            {t("saved.agreed")}&nbsp;<DateTime at={agreed.at} />
          </summary>
          <blockquote lang={agreed.locale} className="mt-1 border-l-4 border-line pl-4 text-ink-soft">{agreed.text}</blockquote>
        </details>
      )}
    </section>
  );
}
