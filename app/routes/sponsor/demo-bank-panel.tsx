import { FlaskConical } from "lucide-react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { useLocale } from "~/ui/use-locale";

const kinds = ["right", "short", "double", "no_reference"] as const;

/** Stands in for a bank in the demonstration; each button pretends that a transfer has arrived, and says so. `due`: the pledge still waits for money. */
export function DemoBankPanel({ reference, due }: { reference: string; due: boolean }) {
  const { t } = useTranslation("sponsor");
  const locale = useLocale();
  return (
    <section aria-labelledby="demo-bank-title" className="no-print rounded-2xl border-2 border-dashed border-line-strong p-5">
      <p className="inline-flex items-center gap-2 rounded-full bg-warning-soft px-3 py-1 text-sm font-semibold text-warning">
        <FlaskConical aria-hidden className="size-4" />
        {t("demo.label")}
      </p>
      <h2 id="demo-bank-title" className="mt-2 text-lg font-semibold">{t("demo.title")}</h2>
      <p className="mt-1 text-ink-soft">{t("demo.text")} {due ? null : t("demo.notDue")}</p>
      <Form method="post" action="/dev/bank" className="mt-4 grid gap-2 sm:grid-cols-2">
        <CsrfField />
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="locale" value={locale} />
        {kinds.map((kind) => (
          <Button key={kind} variant={due && kind === "right" ? "primary" : "secondary"} name="kind" value={kind}>
            {t(`demo.send.${kind}`)}
          </Button>
        ))}
      </Form>
    </section>
  );
}
