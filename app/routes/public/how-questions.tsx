import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";

const questions = ["account", "lapse", "cancel", "anonymous", "goods", "invoice", "child", "reversed", "unit", "payer"] as const;

/** Questions that sponsors ask; each answer opens without script. */
export function HowQuestions() {
  const { t } = useTranslation("how");
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="text-2xl font-bold">{t("faq.title")}</h2>
      <div className="card mt-4 divide-y divide-line">
        {questions.map((question) => (
          <details key={question} className="group">
            <summary className="flex min-h-14 items-center justify-between gap-4 px-5 py-3 font-semibold hover:text-action">
              {t(`faq.${question}.q`)}
              <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
            </summary>
            <p className="px-5 pb-5">{t(`faq.${question}.a`)}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
