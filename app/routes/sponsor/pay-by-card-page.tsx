import { useTranslation } from "react-i18next";
import type { CardView } from "~/domain/cards/card-view";
import type { ReturnStanding } from "~/domain/cards/settle-return.server";
import { ButtonLink } from "~/ui/button";
import { Deadline } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { CardReturn } from "./card-return";
import { PayByBankInstead } from "./pay-by-bank-instead";
import { PayByCardForm } from "./pay-by-card-form";

interface PayByCardPageProps {
  reference: string;
  /** The page of the pledge or the basket that is paid. */
  path: string;
  title: string;
  /** The end of the hold while it is held. */
  holdExpiresAt: string | null;
  card: CardView | null;
  standing: ReturnStanding | null;
  result?: { reason: string; currency?: string; ifLate?: string };
}

/** While the outcome of a page is not certain nobody is asked to pay again. */
const settling = ["processing", "late", "unreachable"];

/** Paying a pledge or a basket by card: what is true of a page one comes back from, the choices before a new one, and the way back to a bank transfer. */
export function PayByCardPage({ reference, path, title, holdExpiresAt, card, standing, result }: PayByCardPageProps) {
  const { t } = useTranslation("cards");
  return (
    <>
      <PageHeader
        title={t("pay.title")}
        crumbs={[{ to: "/my/pledges", label: t("crumb.mine") }, { to: path, label: reference }]}
        lead={card?.offer ? <>{title}. <Money amount={card.offer.dong} className="font-semibold text-ink" /></> : title}
      />
      <div className="grid max-w-3xl gap-6">
        {standing ? <CardReturn standing={standing} path={path} /> : null}
        {card?.offer && !(standing && settling.includes(standing)) ? (
          <>
            {holdExpiresAt ? <p><Deadline at={holdExpiresAt} /></p> : null}
            <PayByCardForm offer={card.offer} open={card.open} result={result} />
            <PayByBankInstead />
          </>
        ) : null}
        {card?.whyNot ? (
          <EmptyState title={t(`whyNot.${card.whyNot}.title`)} action={<ButtonLink to={path}>{t("pay.byBank")}</ButtonLink>}>
            {t(`whyNot.${card.whyNot}.text`)}
          </EmptyState>
        ) : null}
      </div>
    </>
  );
}
