import { useTranslation } from "react-i18next";
import { surplusRules } from "~/domain/pledges/pledge";
import { typedValue, type FormResult } from "~/ui/form-result";
import { RadioCards } from "~/ui/radio-cards";

/** What shall become of money that this pledge cannot take. */
export function NewPledgeSurplus({ result }: { result: FormResult | undefined }) {
  const { t } = useTranslation("promises");
  return (
    <RadioCards
      name="surplusRule"
      legend={t("form.surplus")}
      hint={t("form.surplusHint")}
      defaultValue={typedValue(result, "surplusRule") ?? "similar_need"}
      columns={2}
      options={surplusRules.map((rule) => ({ value: rule, label: t(`surplus.rule.${rule}`), description: t(`surplus.ruleText.${rule}`) }))}
    />
  );
}
