import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { DeclinedView } from "~/domain/cards/plan-card-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

/** A charge that the card's bank refused: why, what happens next and until when. `payAt`: the page where it can be paid by card, when that is another. */
export function DeclinedCharge({ declined, payAt }: { declined: DeclinedView; payAt?: string }) {
  const { t } = useTranslation("saved-card");
  const locale = useLocale();
  const { position, amount, reason, on, nextOn, lastDay } = declined;
  return (
    <Notice tone="warning" title={t("declined.title", { position, amount: formatDong(amount, locale) })}>
      <p>{t("declined.on")} <DateTime at={on} />. {t(`declined.reason.${reason}`)}</p>
      <p className="mt-1">
        {nextOn ? <>{t("declined.again")} <strong><DateTime at={`${nextOn}T12:00:00+07:00`} /></strong>. </> : <>{t("declined.notAgain")} </>}
        {t("declined.until")} <strong><DateTime at={`${lastDay}T12:00:00+07:00`} /></strong>.
      </p>
      {payAt ? <p className="no-print mt-3"><ButtonLink to={`${payAt}?pay=${position}`} variant="secondary">{t("declined.pay")}</ButtonLink></p> : null}
    </Notice>
  );
}
