import { Form } from "@remix-run/react";
import { BookCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "~/domain/payments/statements/statement-view";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import type { StatementDecision } from "./statement-decision";

/** What the fund manager can decide about a statement now: have it booked, or put it aside as long as nothing is. */
export function StatementDecide({ statement, result }: { statement: ImportView; result: StatementDecision | undefined }) {
  const { t } = useTranslation("statements");
  const count = useCount();
  const { state, credits, mayDecide, mayDiscard } = statement;
  const late = result && result.act !== "map" && result.reason === "not-waiting";
  return (
    <>
      {late ? <Notice tone="warning" title={t("decide.not-waiting")} /> : null}
      {state === "checked" && mayDecide ? (
        <section aria-labelledby="decide" className="card p-5">
          <h2 id="decide" className="text-xl font-semibold">{t("decide.title")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("decide.lead")}</p>
          <Form method="post">
            <CsrfField />
            <Button name="act" value="book" className="w-full" icon={<BookCheck aria-hidden className="size-5" />}>{t("decide.book", { count: credits, n: count(credits) })}</Button>
          </Form>
        </section>
      ) : null}
      {mayDiscard ? (
        <Disclosure danger summary={t("decide.discard")} open={result?.act === "discard"}>
          <p>{t("decide.discardText")}</p>
          <Form method="post" className="mt-3 grid gap-3">
            <CsrfField />
            <input type="hidden" name="act" value="discard" />
            <CheckboxField name="confirmed" value="yes" required label={t("decide.discardConfirm")} errors={result?.reason === "confirm-needed" ? t("decide.confirmNeeded") : null} />
            <Button variant="danger">{t("decide.discard")}</Button>
          </Form>
        </Disclosure>
      ) : null}
    </>
  );
}
