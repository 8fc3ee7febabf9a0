import { useTranslation } from "react-i18next";
import type { DeliveryView } from "~/domain/deliveries/delivery";
import { DateTime } from "~/ui/date-time";
import { StatusTimeline, type TimelineStep } from "~/ui/status-timeline";

/** What happened to the delivery, what comes next and who must act: coordinator, receiver, then a second person. */
export function DeliverySteps({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation("receiver");
  const { state } = delivery;
  const counted = state === "countersigned" || state === "confirmed" || state === "rejected";
  const steps: TimelineStep[] = [
    {
      key: "planned",
      title: t("steps.planned"),
      status: "done",
      detail: delivery.plannedOn ? (
        <>
          {t("row.plannedOn")} <DateTime at={delivery.plannedOn} />
        </>
      ) : (
        t("steps.dayOpen")
      ),
    },
    {
      key: "dispatched",
      title: t("steps.dispatched"),
      status: state === "planned" ? "current" : "done",
      at: delivery.dispatchedAt,
      actor: t("steps.coordinator"),
    },
    {
      key: "countersigned",
      title: t("steps.countersigned"),
      status: counted ? "done" : state === "planned" ? "upcoming" : "current",
      at: counted ? delivery.countersignedAt : null,
      actor: t("steps.you"),
      detail: state === "disputed" ? t("steps.disputed") : null,
    },
    {
      key: "confirmed",
      title: t(state === "rejected" ? "steps.rejected" : "steps.confirmed"),
      status: state === "confirmed" ? "done" : state === "rejected" ? "failed" : state === "countersigned" ? "current" : "upcoming",
      at: delivery.confirmedAt,
      actor: t("steps.coordinator"),
      detail: state === "confirmed" || state === "rejected" ? null : t("steps.twoPeople"),
    },
  ];
  return <StatusTimeline steps={steps} label={t("steps.title")} />;
}
