import { useTranslation } from "react-i18next";
import type { DeliveryView } from "~/domain/deliveries/delivery";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { EvidenceStrip } from "~/ui/evidence-strip";
import { LocalLink } from "~/ui/local-link";
import { StatusTimeline, type TimelineStep } from "~/ui/status-timeline";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** A delivery as those who work on it see it: the facts, the four steps with who acts next, the photos. */
export function DeliverySummary({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation("coordinator");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <div className="grid gap-6">
      <section aria-labelledby="facts-title" className="card p-5">
        <h2 id="facts-title" className="text-lg font-semibold">{t("facts.title")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { term: t("facts.need"), detail: <LocalLink to={`/needs/${delivery.needCode}`} className="text-link">{delivery.needCode} · {vi ? delivery.needTitleVi : delivery.needTitleEn}</LocalLink> },
            { term: t("facts.place"), detail: vi ? delivery.placeVi : delivery.placeEn },
            { term: t("facts.units"), detail: <>{count(delivery.units)} {word(delivery, delivery.units)}</> },
            { term: t("facts.mode"), detail: t(`mode.${delivery.mode}`) },
            { term: t("facts.sponsor"), detail: delivery.honourName },
            { term: t("facts.pledge"), detail: <span className="tabular-nums">{delivery.pledgeReference}</span> },
            delivery.plannedOn && { term: t("facts.plannedOn"), detail: <DateTime at={`${delivery.plannedOn}T00:00:00+07:00`} /> },
            delivery.replaces && { term: t("facts.replaces"), detail: delivery.replaces },
            delivery.note && !delivery.replaces && { term: t("facts.note"), detail: delivery.note },
            delivery.unitsAccepted !== null && { term: t("facts.accepted"), detail: <>{count(delivery.unitsAccepted)} {word(delivery, delivery.unitsAccepted)}</> },
            delivery.unitsRejected ? { term: t("facts.rejected"), detail: <>{count(delivery.unitsRejected)} {word(delivery, delivery.unitsRejected)}</> } : null,
            delivery.rejectionReason && { term: t("facts.reason"), detail: delivery.rejectionReason },
            delivery.countersignedByName && { term: t("facts.countersignedBy"), detail: delivery.countersignedByName },
            delivery.confirmedByName && { term: t("facts.confirmedBy"), detail: delivery.confirmedByName },
            delivery.confirmationNote && { term: t("facts.confirmationNote"), detail: delivery.confirmationNote },
          ]}
        />
      </section>
      <section aria-labelledby="steps-title" className="card p-5">
        <h2 id="steps-title" className="mb-4 text-lg font-semibold">{t("steps.title")}</h2>
        <StatusTimeline steps={useDeliverySteps(delivery)} />
      </section>
      {delivery.evidence.length > 0 ? (
        <section aria-labelledby="photos-title" className="card p-5">
          <h2 id="photos-title" className="mb-3 text-lg font-semibold">{t("photo.title")}</h2>
          <EvidenceStrip photos={delivery.evidence} />
        </section>
      ) : null}
    </div>
  );
}

function useDeliverySteps(delivery: DeliveryView): TimelineStep[] {
  const { t } = useTranslation("coordinator");
  const { state } = delivery;
  const reached = { planned: 1, dispatched: 2, disputed: 2, countersigned: 3, confirmed: 4, rejected: 4, cancelled: 1 }[state];
  const status = (place: number) => (place <= reached ? "done" : place === reached + 1 ? "current" : "upcoming");
  const disputed = state === "disputed";
  return [
    { key: "planned", title: t("steps.planned"), status: status(1), actor: t("who.coordinator") },
    { key: "dispatched", title: t("steps.dispatched"), status: status(2), at: delivery.dispatchedAt, actor: t("who.coordinator") },
    {
      key: "countersigned",
      title: t(disputed ? "steps.recount" : "steps.countersigned"),
      status: status(3),
      at: disputed ? null : delivery.countersignedAt,
      actor: t("who.receiver"),
    },
    {
      key: "confirmed",
      title: t(state === "rejected" ? "steps.rejected" : "steps.confirmed"),
      status: state === "rejected" ? "failed" : status(4),
      at: delivery.confirmedAt,
      actor: t("who.otherCoordinator"),
    },
  ];
}
