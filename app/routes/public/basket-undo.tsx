import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ChosenUnits } from "~/domain/baskets/chosen-units";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { localPath, useLocale } from "~/ui/use-locale";

/** Says what was just taken out of the basket and puts it back. */
export function BasketUndo({ dropped }: { dropped: ChosenUnits[] }) {
  const { t } = useTranslation("basket");
  return (
    <Notice className="no-print mb-6">
      <Form method="post" action={localPath("/basket", useLocale())} className="flex flex-wrap items-center justify-between gap-3">
        <CsrfField />
        <input type="hidden" name="intent" value="put-all" />
        <input type="hidden" name="chosen" value={dropped.map(({ code, units }) => `${code}*${units}`).join(" ")} />
        <span role="status">{t("page.dropped", { codes: dropped.map(({ code }) => code).join(", ") })}</span>
        <Button variant="secondary">{t("page.undo")}</Button>
      </Form>
    </Notice>
  );
}
