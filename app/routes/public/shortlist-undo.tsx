import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { localPath, useLocale } from "~/ui/use-locale";

/** Says what was just dropped from the shortlist and takes it back. */
export function ShortlistUndo({ code }: { code: string }) {
  const { t } = useTranslation("browse");
  return (
    <Notice className="no-print mb-6">
      <Form method="post" action={localPath("/shortlist", useLocale())} className="flex flex-wrap items-center justify-between gap-3">
        <CsrfField />
        <input type="hidden" name="intent" value="keep" />
        <input type="hidden" name="code" value={code} />
        <span role="status">{t("shortlist.dropped", { code })}</span>
        <Button variant="secondary">{t("shortlist.undo")}</Button>
      </Form>
    </Notice>
  );
}
