import { useTranslation } from "react-i18next";
import type { SurplusRule } from "~/domain/pledges/pledge";
import type { SurplusUseView } from "~/domain/surplus/surplus";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useLocale } from "~/ui/use-locale";

/** The rule the sponsor chose for money left over, and every use that was made of it. */
export function PledgeSurplus({ reference, rule, uses }: { reference: string; rule: SurplusRule; uses: SurplusUseView[] }) {
  const { t } = useTranslation("promises");
  const vi = useLocale() === "vi";
  return (
    <section aria-labelledby="surplus-title" className="card p-5 sm:p-6">
      <h2 id="surplus-title" className="text-xl font-semibold">{t("surplus.title")}</h2>
      <p className="mt-1">{t("surplus.chosen")} <strong>{t(`surplus.rule.${rule}`)}</strong>. <span className="text-ink-soft">{t(`surplus.ruleText.${rule}`)}</span></p>
      {uses.length > 0 ? (
        <ul className="mt-3 grid gap-3">
          {uses.map((use) => (
            <li key={use.id} className="border-t border-line pt-3">
              <span className="flex flex-wrap justify-between gap-x-4"><Money amount={use.amount} className="font-semibold" /> <DateTime at={use.usedAt} className="text-ink-soft" /></span>
              <span className="block text-ink-soft">{t(`surplus.cause.${use.cause}`)}</span>
              <span className="block">
                {t(use.usedAs === "task" ? (use.waiting ? "surplus.used.waiting" : "surplus.used.handled") : `surplus.used.${use.usedAs}`)}{" "}
                {use.newPledge ? (
                  <LocalLink to={`/my/pledges/${use.newPledge.reference}`} className="text-link">{vi ? use.newPledge.needTitleVi : use.newPledge.needTitleEn} ({use.newPledge.needCode})</LocalLink>
                ) : null}
              </span>
              {use.waiting ? <LocalLink to={`/my/pledges/${reference}/refund`} className="text-link no-print inline-flex min-h-11 items-center">{t("surplus.askBack")}</LocalLink> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-ink-soft">{t("surplus.none")}</p>
      )}
    </section>
  );
}
