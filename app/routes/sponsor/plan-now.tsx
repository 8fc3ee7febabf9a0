import { useTranslation } from "react-i18next";
import { CreditCard } from "lucide-react";
import type { PlanCardView } from "~/domain/cards/plan-card-view";
import { brandName } from "~/domain/cards/saved-card";
import { formatDong } from "~/domain/money";
import type { PlanView } from "~/domain/pledges/plan-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import { PlanFigures } from "./plan-figures";

type Props = { plan: PlanView; reference: string; running: boolean; card: PlanCardView | null };

/**
 * Where a monthly promise stands: the four sums, what is next, and the way to its schedule. `running`: its first money has come. `card`: what cards can
 * do for it, null where they are not offered.
 */
export function PlanNow({ plan, reference, running, card }: Props) {
  const { t } = useTranslation(["promises", "saved-card"]);
  const locale = useLocale();
  const { next } = plan;
  const key = !running ? "held" : plan.endedAt ? "ended" : !next ? "done" : next.standing === "late" ? "late" : plan.pausedUntil ? "paused" : "next";
  const words = { n: next?.position, count: plan.instalments.length, amount: next ? formatDong(next.amount - next.received, locale) : "" };
  return (
    <Notice tone={key === "late" || key === "held" ? "warning" : key === "done" ? "success" : "info"} title={<span className="text-lg">{t(`now.${key}`, words)}</span>}>
      {next && key !== "held" ? <p>{t("now.dueOn")} <strong><DateTime at={`${next.dueOn}T12:00:00+07:00`} /></strong>.</p> : <p>{t(`nowText.${key === "held" ? "held" : "over"}`)}</p>}
      {card?.card?.next ? (
        <p className="mt-1">
          {t("saved-card:now.taken", { brand: brandName(card.card.brand) ?? t("saved-card:brand.other"), last4: card.card.last4 })} <strong><DateTime at={`${card.card.next.on}T12:00:00+07:00`} /></strong>.
        </p>
      ) : null}
      {card?.declined ? <p className="mt-1 font-medium">{t("saved-card:now.declined", { position: card.declined.position })}</p> : null}
      <div className="mt-3"><PlanFigures figures={plan.figures} /></div>
      <p className="no-print mt-4 flex flex-wrap gap-3">
        <ButtonLink to={`/my/pledges/${reference}/plan`} variant="secondary">{t("now.open")}</ButtonLink>
        {card ? <ButtonLink to={`/my/pledges/${reference}/plan/card`} variant="secondary" icon={<CreditCard aria-hidden className="size-5" />}>{t(card.card ? "saved-card:saved.title" : "saved-card:section.go")}</ButtonLink> : null}
      </p>
    </Notice>
  );
}
