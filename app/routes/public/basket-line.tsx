import { Form } from "@remix-run/react";
import { MapPin, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WeighedLine } from "~/domain/baskets/weigh-basket.server";
import { Button } from "~/ui/button";
import { CategoryMark } from "~/ui/category-mark";
import { CsrfField } from "~/ui/csrf-field";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { QuantityField } from "~/ui/quantity-field";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** The chosen units of one need: changed, or taken out; where fewer are left, said with the way to take those. */
export function BasketLine({ line, refused }: { line: WeighedLine; refused: { typed: string; text: string } | null }) {
  const { t } = useTranslation("basket");
  const locale = useLocale();
  const count = useCount();
  const word = useUnitWord();
  const { need, units, left, cost, trouble } = line;
  const title = locale === "vi" ? need.titleVi : need.titleEn;
  const action = localPath("/basket", locale);
  return (
    <li className="card grid gap-4 p-5 break-inside-avoid">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex items-center gap-2 text-sm text-ink-soft">
            <CategoryMark category={need.category} className="text-action" /> <span className="tabular-nums">{need.code}</span>
          </p>
          <h2 className="mt-1 text-lg font-semibold"><LocalLink to={`/needs/${need.code}`} className="hover:text-action hover:underline">{title}</LocalLink></h2>
          <p className="mt-1 flex items-start gap-1.5 text-sm text-ink-soft"><MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />{locale === "vi" ? need.placeVi : need.placeEn}</p>
        </div>
        <p className="sm:text-right">
          <Money amount={cost} size="large" />
          <span className="block text-sm text-ink-soft">{count(units)} {word(need, units)} × <Money amount={need.unitPrice} /></span>
        </p>
      </div>
      {trouble ? (
        <Notice tone="warning" title={t(trouble === "units-taken" ? (left > 0 ? "trouble.fewer" : "trouble.none") : `trouble.${trouble}`, { count: left, left: count(left), unit: word(need, left) })}>
          {trouble === "units-taken" && left > 0 ? (
            <Form method="post" action={action} className="mt-2">
              <CsrfField />
              <input type="hidden" name="intent" value="put" />
              <input type="hidden" name="code" value={need.code} />
              <Button variant="secondary" name="units" value={left}>{t("line.takeLeft", { left: count(left), unit: word(need, left) })}</Button>
            </Form>
          ) : <p>{t("trouble.takeOut")}</p>}
        </Notice>
      ) : null}
      <div className="no-print flex flex-wrap items-end justify-between gap-3">
        <Form method="post" action={action} noValidate className="flex flex-wrap items-end gap-3">
          <CsrfField />
          <input type="hidden" name="code" value={need.code} />
          <QuantityField
            key={`${units}:${refused?.typed ?? ""}`}
            id={`units-${need.code}`}
            name="units"
            label={<>{t("line.units")} <span className="sr-only">{title}</span></>}
            hint={t("line.left", { left: count(left), unit: word(need, left) })}
            errors={refused?.text}
            defaultValue={refused ? Number(refused.typed) || undefined : units}
            max={Math.max(left, 1)}
            unit={word(need, units)}
          />
          <Button variant="secondary" name="intent" value="put">{t("line.change")}</Button>
        </Form>
        <Form method="post" action={action}>
          <CsrfField />
          <input type="hidden" name="code" value={need.code} />
          <Button variant="quiet" name="intent" value="drop" icon={<Trash2 aria-hidden className="size-5" />}>{t("line.drop")} <span className="sr-only">{title}</span></Button>
        </Form>
      </div>
    </li>
  );
}
