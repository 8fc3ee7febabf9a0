import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";

const steps = [0, 1, 2, 3] as const;

/** How proof works, in four steps. The main menu leads here. */
export function ProofSteps() {
  const { t } = useTranslation("public");
  return (
    <section id="proof" aria-labelledby="proof-title" className="scroll-mt-20">
      <h2 id="proof-title" className="text-2xl font-bold sm:text-3xl">{t("home.proof.title")}</h2>
      <p className="mt-2 max-w-2xl text-ink-soft">{t("home.proof.lead")}</p>
      <ol className="mt-6 grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step) => (
          <li key={step} className="card p-5">
            <span aria-hidden className="grid size-10 place-items-center rounded-full bg-action-soft text-lg font-bold text-action">
              {step + 1}
            </span>
            <h3 className="mt-3 text-lg font-semibold">{t(`home.proof.steps.${step}.title`)}</h3>
            <p className="mt-2 text-ink-soft">{t(`home.proof.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <ButtonLink to="/how-it-works" variant="secondary" className="mt-6">{t("home.proof.more")}</ButtonLink>
    </section>
  );
}
