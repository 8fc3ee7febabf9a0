import { useTranslation } from "react-i18next";

const steps = ["need", "check", "pledge", "pay", "deliver", "receive", "confirm", "certificate"] as const;

/** From a need to a certificate: what happens at each step and who acts. `holds` are the hours and days units are kept for a sponsor. */
export function HowSteps({ holds }: { holds: { hours: number; days: number } }) {
  const { t } = useTranslation("how");
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-2xl font-bold">{t("steps.title")}</h2>
      <ol className="mt-6 grid gap-4">
        {steps.map((step, index) => (
          <li key={step} className="card flex gap-4 p-5">
            <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-action-soft text-lg font-bold text-action">
              {index + 1}
            </span>
            <div className="min-w-0">
              <h3 className="text-lg font-semibold">{t(`steps.${step}.title`)}</h3>
              <p className="mt-1">{t(`steps.${step}.text`, holds)}</p>
              <p className="mt-2 text-sm">
                <span className="text-ink-soft">{t("steps.who")}</span> <span className="font-medium">{t(`steps.${step}.who`)}</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
