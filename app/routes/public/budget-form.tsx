import { Form } from "@remix-run/react";
import { Coins } from "lucide-react";
import { useTranslation } from "react-i18next";
import { needListParams, type NeedFilters } from "~/domain/needs/need-filters";
import { Button } from "~/ui/button";
import { controlClass, fieldAria, FieldErrors } from "~/ui/field";
import { localPath, useLocale } from "~/ui/use-locale";

export interface BudgetFormProps {
  filters: NeedFilters;
  amount?: string;
  errors?: string | null;
}

/** Asks for an amount and shows what it can do among the needs that these filters find. */
export function BudgetForm({ filters, amount = "", errors = null }: BudgetFormProps) {
  const { t } = useTranslation("browse");
  const kept = [...needListParams({ ...filters, page: 1, state: "open", sort: filters.sort === "nearest" ? "nearest" : "priority", accepts: [] })];
  return (
    <Form method="get" action={localPath("/basket/plan", useLocale())} className="card no-print p-4">
      {kept.map(([name, value]) => <input key={`${name}:${value}`} type="hidden" name={name} value={value} />)}
      <label htmlFor="amount" className="mb-1 block font-semibold">{t("plan.ask")}</label>
      <p id="amount-hint" className="mb-2 text-sm text-ink-soft">{t("plan.askHint")}</p>
      <div className="flex flex-wrap gap-2">
        <input
          {...fieldAria("amount", { hint: true, errors })}
          key={amount}
          id="amount"
          name="amount"
          type="text"
          maxLength={30}
          required
          defaultValue={amount}
          placeholder={t("plan.example")}
          autoComplete="off"
          className={`${controlClass} min-w-32 flex-1 basis-32`}
        />
        <Button variant="secondary" className="shrink-0" icon={<Coins aria-hidden className="size-5" />}>{t("plan.show")}</Button>
      </div>
      <FieldErrors id="amount" errors={errors} />
    </Form>
  );
}
