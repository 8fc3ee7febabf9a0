import { Form } from "@remix-run/react";
import { ShoppingBasket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { localPath, useLocale } from "~/ui/use-locale";

/** Puts a number of units of one need, which can be typed, into the basket. */
export function PutUnitsIntoBasket({ code, units, left, unit, className }: { code: string; units: number; left: number; unit: string; className?: string }) {
  const { t } = useTranslation("basket");
  return (
    <Form method="post" action={localPath("/basket", useLocale())} noValidate className={className}>
      <CsrfField />
      <input type="hidden" name="intent" value="put" />
      <input type="hidden" name="code" value={code} />
      <label htmlFor="basket-units" className="mb-1 block text-sm font-medium">{t("put.label", { unit })}</label>
      <div className="flex gap-2">
        <input id="basket-units" name="units" type="number" inputMode="numeric" min={1} max={left} defaultValue={units} required className="plain-number h-11 w-24 min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-center font-semibold tabular-nums" />
        <Button variant="secondary" className="flex-1" icon={<ShoppingBasket aria-hidden className="size-5" />}>{t("put.submit")}</Button>
      </div>
    </Form>
  );
}
