import { Form } from "@remix-run/react";
import { Landmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { localPath, useLocale } from "~/ui/use-locale";

/** The way back to a bank transfer: closes an open payment page, so that nobody pays twice. `action`: the path of the page that answers, when it is another. */
export function PayByBankInstead({ action }: { action?: string }) {
  const { t } = useTranslation("cards");
  const locale = useLocale();
  return (
    <Form method="post" action={action ? localPath(action, locale) : undefined} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <CsrfField />
      <Button variant="secondary" name="intent" value="bank" icon={<Landmark aria-hidden className="size-5" />}>{t("bank.submit")}</Button>
      <p className="min-w-0 flex-1 basis-64 text-sm text-ink-soft">{t("bank.text")}</p>
    </Form>
  );
}
