import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { writeChosenUnits, type ChosenUnits } from "~/domain/baskets/chosen-units";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { localPath, useLocale } from "~/ui/use-locale";

/** Puts back what was just taken out of the basket, or in what a browser asked for that does not say from where. */
export function BasketOffer({ why, units: asked }: { why: "dropped" | "offered"; units: ChosenUnits[] }) {
  const { t } = useTranslation("basket");
  return (
    <Notice className="no-print mb-6">
      <Form method="post" action={localPath("/basket", useLocale())} className="flex flex-wrap items-center justify-between gap-3">
        <CsrfField />
        <input type="hidden" name="intent" value="put-all" />
        <input type="hidden" name="chosen" value={writeChosenUnits(asked)} />
        <span role="status">{t(`page.${why}`, { codes: asked.map(({ code }) => code).join(", ") })}</span>
        <Button variant="secondary">{t(why === "dropped" ? "page.undo" : "page.putOffered")}</Button>
      </Form>
    </Notice>
  );
}
