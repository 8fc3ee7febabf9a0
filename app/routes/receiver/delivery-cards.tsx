import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DeliveryRow } from "~/domain/deliveries/delivery";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

export interface DeliveryCardsProps {
  deliveries: DeliveryRow[];
  /** The reader must count these now: the card says so. */
  act?: boolean;
}

/** Deliveries as cards; the whole card leads to its page. No pictures: the page must open on a weak signal. */
export function DeliveryCards({ deliveries, act = false }: DeliveryCardsProps) {
  const { t } = useTranslation("receiver");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          <LocalLink to={`/receive/${delivery.id}`} className="card flex h-full items-center gap-3 p-4 no-underline hover:border-action">
            <div className="min-w-0 flex-1">
              <p className="mb-1.5 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
                <StateBadge of="delivery" state={delivery.state} /> <span className="tabular-nums">{delivery.code}</span>
              </p>
              <p className="text-lg leading-snug font-semibold text-ink">{vi ? delivery.needTitleVi : delivery.needTitleEn}</p>
              <p className="mt-1">
                <span className="text-xl font-bold tabular-nums">{count(delivery.units)}</span> {word(delivery, delivery.units)}
                {delivery.unitsRejected ? <span className="text-ink-soft"> · {t("row.rejected", { units: count(delivery.unitsRejected) })}</span> : null}
              </p>
              <p className="mt-1 text-sm text-ink-soft">{t("row.from", { name: delivery.honourName })}</p>
              <WhenLine delivery={delivery} />
              {act ? <p className="mt-2 font-semibold text-action">{t(delivery.state === "disputed" ? "row.countAgain" : "row.countNow")}</p> : null}
            </div>
            <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-soft" />
          </LocalLink>
        </li>
      ))}
    </ul>
  );
}

function WhenLine({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation("receiver");
  const [key, at] = delivery.countersignedAt
    ? ["row.countedAt", delivery.countersignedAt]
    : delivery.dispatchedAt
      ? ["row.sentAt", delivery.dispatchedAt]
      : ["row.plannedOn", delivery.plannedOn];
  if (!at) return null;
  return (
    <p className="text-sm text-ink-soft">
      {t(key)} <DateTime at={at} />
    </p>
  );
}
