import { CreditCard } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PlanCardView } from "~/domain/cards/plan-card-view";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { DeclinedCharge } from "./declined-charge";
import { SavedCard } from "./saved-card";

/** Cards on a promise's schedule: the one that is saved, a charge its bank refused, or the way to pay by one. `left`: back from a page of Stripe that was not finished. */
export function PlanByCard({ card, reference, left }: { card: PlanCardView; reference: string; left: boolean }) {
  const { t } = useTranslation("saved-card");
  const here = `/my/pledges/${reference}/plan/card`;
  return (
    <>
      {left ? <Notice tone="info" title={t("left.title")}>{t("left.text")}</Notice> : null}
      {card.underWay ? <Notice tone="info">{t("saved.underWay")}</Notice> : null}
      {card.declined ? <DeclinedCharge declined={card.declined} payAt={here} /> : null}
      {card.card ? <SavedCard card={card.card} manageAt={here} /> : null}
    </>
  );
}

/** The hint beside a bank transfer that the instalment can be paid by card as well. */
export function CardInstead({ toPay, reference }: { toPay: NonNullable<PlanCardView["toPay"]>; reference: string }) {
  const { t } = useTranslation("saved-card");
  if (toPay.whyNot) return null;
  return (
    <p className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      <ButtonLink to={`/my/pledges/${reference}/plan/card?pay=${toPay.position}`} variant="secondary" icon={<CreditCard aria-hidden className="size-5" />}>{t("section.go")}</ButtonLink>
      <span className="min-w-0 flex-1 basis-64 text-sm text-ink-soft">{t("section.text")}</span>
    </p>
  );
}
