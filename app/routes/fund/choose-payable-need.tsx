import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { SelectField } from "~/ui/select-field";
import { useLocale } from "~/ui/use-locale";

type Choice = { code: string; titleVi: string; titleEn: string; free: number };

/** The first half of a payment: for which need. Where the bank's debit is known, only needs that can have been paid so much. */
export function ChoosePayableNeed({ needs, debit = null }: { needs: Choice[]; debit?: { id: string; amount: number } | null }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const possible = debit ? needs.filter(({ free }) => free >= debit.amount) : needs;
  if (debit && possible.length === 0) return <EmptyState title={t("newPayment.noneSoMuch")}>{t("newPayment.noneSoMuchText", { amount: formatDong(debit.amount, locale) })}</EmptyState>;
  if (needs.length === 0) return <EmptyState title={t("newPayment.none")}>{t("newPayment.noneText")}</EmptyState>;
  return (
    <Form method="get" className="card grid max-w-2xl gap-4 p-5">
      {debit ? <input type="hidden" name="debit" value={debit.id} /> : null}
      <SelectField
        name="need"
        required
        label={t("newPayment.choose")}
        hint={t("newPayment.chooseHint")}
        options={possible.map(({ code, titleVi, titleEn, free }) => ({ value: code, label: `${code} · ${locale === "vi" ? titleVi : titleEn} · ${formatDong(free, locale)}` }))}
      />
      <Button>{t("newPayment.look")}</Button>
    </Form>
  );
}
