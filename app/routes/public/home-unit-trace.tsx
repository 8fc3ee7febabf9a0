import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { LogoMark } from "~/ui/logo";
import { StatusTimeline } from "~/ui/status-timeline";

const steps = ["taken", "paid", "countersigned", "confirmed"] as const;

/** The trace that one unit leaves, as an example to look at; where there is no room, the steps of proof further down say the same. */
export function UnitTrace() {
  const { t } = useTranslation("public");
  return (
    <figure className="hidden overflow-hidden rounded-2xl border border-line bg-page lg:block">
      <Brocade seed="HP-MEAL-0007" shape="ribbon" />
      <div className="p-6">
        <figcaption>
          <span className="block text-sm text-ink-soft">{t("home.trace.example")}</span>
          <span className="block text-xl font-bold tabular-nums">HP-MEAL-0007/000123</span>
        </figcaption>
        <StatusTimeline
          className="mt-5"
          label={t("home.trace.label")}
          steps={steps.map((step) => ({ key: step, status: "done", title: t(`home.trace.${step}`), detail: t(`home.trace.${step}Text`) }))}
        />
        <p className="mt-5 flex items-center gap-3 rounded-xl border border-gold-line bg-gold-soft p-3 font-semibold text-gold">
          <LogoMark className="h-7 w-auto shrink-0" />
          {t("home.trace.certificate")}
        </p>
      </div>
    </figure>
  );
}
