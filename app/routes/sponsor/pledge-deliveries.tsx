import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { DateTime } from "~/ui/date-time";
import { EvidenceStrip } from "~/ui/evidence-strip";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord, type Unit } from "~/ui/use-unit-word";

/** Each delivery of the pledge: how many units, where it stands, who acts next, what was accepted, and the photos that prove it. */
export function PledgeDeliveries({ pledge }: { pledge: PledgeView }) {
  const { t } = useTranslation("sponsor");
  const count = useCount();
  const word = useUnitWord();
  return (
    <section aria-labelledby="deliveries-title" className="card p-5 sm:p-6">
      <h2 id="deliveries-title" className="text-xl font-semibold">{t("pledge.deliveries.title")}</h2>
      {pledge.deliveries.length === 0 ? (
        <p className="mt-1 text-ink-soft">{t("pledge.deliveries.none")}</p>
      ) : (
        <>
          <p className="mt-1 font-medium">{t("pledge.deliveries.progress", { delivered: count(pledge.unitsDelivered), units: count(pledge.units), unit: word(pledge.need, pledge.units) })}</p>
          <ul className="mt-2 divide-y divide-line">
            {pledge.deliveries.map((delivery) => (
              <li key={delivery.id} className="break-inside-avoid py-4 last:pb-0">
                <Delivery delivery={delivery} unit={pledge.need} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Delivery({ delivery, unit }: { delivery: PledgeView["deliveries"][number]; unit: Unit }) {
  const { t } = useTranslation("sponsor");
  const count = useCount();
  const word = useUnitWord();
  const { state, unitsAccepted, unitsRejected } = delivery;
  const over = state === "confirmed" || state === "rejected";
  const moments = [
    { key: "sentOn", at: delivery.dispatchedAt },
    { key: "countedOn", at: delivery.countersignedAt },
    { key: "confirmedOn", at: delivery.confirmedAt },
  ] as const;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-lg font-semibold">{count(delivery.units)} {word(unit, delivery.units)}</span>
        <StateBadge of="delivery" state={state} />
        <span className="text-sm text-ink-soft tabular-nums">{delivery.code}</span>
      </p>
      {over ? null : <p className="mt-1 font-medium">{t(`pledge.deliveries.wait.${state}`)}</p>}
      {state === "rejected" ? <p className="mt-1 font-medium">{t("pledge.deliveries.wait.rejected")}</p> : null}
      <ul className="mt-1 text-sm text-ink-soft">
        {delivery.dispatchedAt ? null : (
          <li>{delivery.plannedOn ? <>{t("pledge.deliveries.plannedOn")} <DateTime at={`${delivery.plannedOn}T00:00:00+07:00`} /></> : t("pledge.deliveries.dayOpen")}</li>
        )}
        {moments.map(({ key, at }) => (at ? <li key={key}>{t(`pledge.deliveries.${key}`)}: <DateTime at={at} format={key === "sentOn" ? "date" : "datetime"} /></li> : null))}
      </ul>
      {unitsAccepted !== null && unitsAccepted > 0 ? <p className="mt-1">{t("pledge.deliveries.accepted", { units: count(unitsAccepted), unit: word(unit, unitsAccepted) })}</p> : null}
      {unitsRejected && state !== "rejected" ? <p className="mt-1">{t("pledge.deliveries.rejected", { units: count(unitsRejected), unit: word(unit, unitsRejected) })}</p> : null}
      {delivery.evidence.length > 0 ? (
        <>
          <p className="mt-3 mb-2 text-sm font-medium">{t("pledge.deliveries.photos")}</p>
          <EvidenceStrip photos={delivery.evidence} />
        </>
      ) : null}
    </>
  );
}
