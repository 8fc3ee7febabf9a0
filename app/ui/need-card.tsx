import { Coins, HandHelping, MapPin, Package } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { CategoryMark } from "~/ui/category-mark";
import { Deadline } from "~/ui/date-time";
import { DemoTag } from "~/ui/demo-banner";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PriorityLine } from "~/ui/priority-line";
import { ShortlistButton } from "~/ui/shortlist-button";
import { StateBadge } from "~/ui/state-badge";
import { UnitProgress } from "~/ui/unit-progress";

/** What a stranger may see of a need in a list: public fields only, texts already in the page's language. */
export interface PublicNeedCard {
  code: string;
  category: string;
  title: string;
  /** Commune and province in words. */
  place: string;
  /** Whole đồng for one unit. */
  unitPrice: number;
  unit: string;
  quantity: number;
  unitsCovered: number;
  unitsDelivered: number;
  /** ISO moment. */
  deadline: string | null;
  /** 0 to 100. */
  priorityScore: number;
  /** The weightiest reason of the priority, in words. */
  topReason: string | null;
  state: string;
  accepts: { money: boolean; inKind: boolean; volunteers: boolean };
  demo: boolean;
}

export interface NeedCardProps {
  need: PublicNeedCard;
  /** 2 straight under the page's title, 3 under a section's. */
  headingLevel?: 2 | 3;
  /** Where dropping it from the shortlist leads; by default the visitor stays on the page. */
  dropTo?: string;
}

/** A need in a list. The heading is the link; the whole card is its touch target. */
export function NeedCard({ need, headingLevel = 2, dropTo }: NeedCardProps) {
  const { t } = useTranslation("ui");
  const Heading = `h${headingLevel}` as "h2" | "h3";
  return (
    <article className="card relative flex h-full flex-col overflow-hidden transition-colors focus-within:border-action hover:border-action">
      <Brocade seed={need.code} className="h-12" />
      <ShortlistButton code={need.code} title={need.title} dropTo={dropTo} className="absolute top-1 right-1 z-10" />
      <div className="flex flex-1 flex-col p-5 pt-0">
        <div className="-mt-6 mb-3 flex items-start justify-between gap-3">
          <CategoryMark category={need.category} framed className="border-4 border-surface" />
          <div className="flex flex-wrap justify-end gap-1.5 pt-8">
            {need.demo ? <DemoTag /> : null}
            <StateBadge of="need" state={need.state} />
          </div>
        </div>
        <p className="text-sm text-ink-soft">
          {t(`category.${need.category}`)} · <span className="tabular-nums">{need.code}</span>
        </p>
        <Heading className="mt-0.5 text-lg font-semibold">
          <LocalLink to={`/needs/${need.code}`} className="after:absolute after:inset-0 hover:text-action">
            {need.title}
          </LocalLink>
        </Heading>
        <p className="mt-1 flex items-start gap-1.5 text-sm text-ink-soft">
          <MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />
          {need.place}
        </p>
        <PriorityLine score={need.priorityScore} reason={need.topReason} className="mt-3" />
        <div className="mt-auto pt-4">
          <p className="flex flex-wrap items-baseline gap-x-1.5">
            <Money amount={need.unitPrice} size="large" />
            <span className="text-ink-soft">/ {need.unit}</span>
          </p>
          <UnitProgress compact className="mt-2" quantity={need.quantity} unitsCovered={need.unitsCovered} unitsDelivered={need.unitsDelivered} unit={need.unit} />
          <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line pt-3 text-sm text-ink-soft">
            <Accepts {...need.accepts} />
            {need.deadline ? <Deadline at={need.deadline} format="date" /> : null}
          </div>
        </div>
      </div>
    </article>
  );
}

/** How a need may be met: in money, in goods, by the people of a company. */
export function Accepts({ money, inKind, volunteers }: PublicNeedCard["accepts"]) {
  const { t } = useTranslation("ui");
  return (
    <span className="flex flex-wrap gap-x-3">
      {money ? (
        <span className="inline-flex items-center gap-1">
          <Coins aria-hidden className="size-4" /> {t("accepts.money")}
        </span>
      ) : null}
      {inKind ? (
        <span className="inline-flex items-center gap-1">
          <Package aria-hidden className="size-4" /> {t("accepts.inKind")}
        </span>
      ) : null}
      {volunteers ? (
        <span className="inline-flex items-center gap-1">
          <HandHelping aria-hidden className="size-4" /> {t("accepts.volunteers")}
        </span>
      ) : null}
    </span>
  );
}
