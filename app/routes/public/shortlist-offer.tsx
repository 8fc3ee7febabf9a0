import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { localPath, useLocale } from "~/ui/use-locale";

/** Takes back what was just dropped from the shortlist, or keeps what a browser asked for that does not say from where. */
export function ShortlistOffer({ why, code }: { why: "dropped" | "offered"; code: string }) {
  const { t } = useTranslation("browse");
  return (
    <Notice className="no-print mb-6">
      <Form method="post" action={localPath("/shortlist", useLocale())} className="flex flex-wrap items-center justify-between gap-3">
        <CsrfField />
        <input type="hidden" name="intent" value="keep" />
        <input type="hidden" name="code" value={code} />
        <span role="status">{t(`shortlist.${why}`, { code })}</span>
        <Button variant="secondary">{t(why === "dropped" ? "shortlist.undo" : "shortlist.keepOffered")}</Button>
      </Form>
    </Notice>
  );
}
