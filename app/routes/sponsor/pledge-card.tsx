import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PlanView } from "~/domain/pledges/plan-view";
import { formatDong } from "~/domain/money";
import { CategoryMark } from "~/ui/category-mark";
import { DateTime, Deadline } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { PlanBadge } from "./plan-badge";
import { nextOf, type Standing } from "./pledge-next";

export interface ListedPledge extends Standing {
  reference: string;
  units: number;
  unitsDelivered: number;
  /** Whole đồng. */
  amount: number;
  madeAt: string | Date;
  holdExpiresAt: string | Date | null;
  plan: PlanView | null;
  basket: { reference: string; together: boolean } | null;
  need: { titleVi: string; titleEn: string; unitVi: string; unitEn: string; category: string; placeVi: string; placeEn: string };
}

/** One pledge in the sponsor's list: what, how much, where it stands and what comes next. The whole card is the link. */
export function PledgeCard({ pledge }: { pledge: ListedPledge }) {
  const { t } = useTranslation(["sponsor", "promises", "basket"]);
  const locale = useLocale();
  const vi = locale === "vi";
  const count = useCount();
  const word = useUnitWord();
  const { need } = pledge;
  const running = pledge.plan && (pledge.state === "confirmed" || pledge.state === "in_delivery") ? pledge.plan : null;
  const words = {
    missing: formatDong(pledge.amount - (pledge.payment?.received ?? 0), locale),
    delivered: count(pledge.unitsDelivered),
    units: count(pledge.units),
  };
  return (
    <LocalLink to={`/my/pledges/${pledge.reference}`} className="card flex items-center gap-4 p-4 hover:border-action sm:p-5">
      <CategoryMark category={need.category} framed className="max-sm:hidden" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {running ? <PlanBadge plan={running} /> : <StateBadge of="pledge" state={pledge.state} />}
          <span className="text-sm text-ink-soft tabular-nums">{pledge.reference}</span>
        </span>
        <span className="mt-1 block text-lg font-semibold">{vi ? need.titleVi : need.titleEn}</span>
        <span className="block text-sm text-ink-soft">{vi ? need.placeVi : need.placeEn}</span>
        <span className="mt-1 block">
          {count(pledge.units)} {word(need, pledge.units)} · <Money amount={pledge.amount} className="font-semibold" />
        </span>
        <span className="mt-1 block font-medium">{running?.next ? t(running.next.standing === "late" ? "promises:now.late" : "promises:now.next", { n: running.next.position, count: running.instalments.length, amount: formatDong(running.next.amount - running.next.received, locale) }) : pledge.state === "held" && pledge.basket?.together ? t("basket:member.together", pledge.basket) : t(`mine.next.${nextOf(pledge)}`, words)}</span>
        <span className="block text-sm text-ink-soft">
          {pledge.state === "held" && pledge.holdExpiresAt ? <Deadline at={pledge.holdExpiresAt} /> : <>{t("mine.madeOn")} <DateTime at={pledge.madeAt} /></>}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </LocalLink>
  );
}
