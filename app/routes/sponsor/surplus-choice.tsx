import { useTranslation } from "react-i18next";
import { surplusRules } from "~/domain/pledges/pledge";
import { RadioCards } from "~/ui/radio-cards";

/** What shall become of money that a pledge cannot take. */
export function SurplusChoice({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation("promises");
  return (
    <RadioCards
      name="surplusRule"
      legend={t("form.surplus")}
      hint={t("form.surplusHint")}
      defaultValue={chosen ?? "similar_need"}
      columns={2}
      options={surplusRules.map((rule) => ({ value: rule, label: t(`surplus.rule.${rule}`), description: t(`surplus.ruleText.${rule}`) }))}
    />
  );
}
