import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Explanation } from "~/domain/treasury/debit-meaning";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";

/** One thing that a debit may have been, with its reasons and the button that says so. Where the sums differ only a person's correction elsewhere helps. */
export function DebitSuggestion({ one }: { one: Explanation }) {
  const { t } = useTranslation("debits");
  const { what, id, code, party, amount, day, booked, fits, reasons } = one;
  return (
    <Form method="post" className="grid gap-2">
      <CsrfField />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="of" value={id ?? ""} />
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold break-words">{t(`meaning.${what}`)} <span className="whitespace-nowrap tabular-nums">{code}</span></span>
        <Money amount={amount} className="font-semibold" />
      </p>
      <p className="text-sm break-words text-ink-soft">
        {party ? <>{party} · </> : null}{day ? <DateTime at={`${day}T05:00:00Z`} /> : null} · {t(booked ? "booked" : "toBook")}
      </p>
      <ul aria-label={t("reasons")} className="flex flex-wrap gap-2">
        {reasons.map((reason) => <li key={reason}><Badge tone="info">{t(`reason.${reason}`)}</Badge></li>)}
      </ul>
      {fits ? <Button name="act" value="join" variant="secondary">{t(booked ? "join" : what === "order" ? "joinOrder" : "joinPaid")}</Button> : <p className="text-sm text-warning">{t("sumsDiffer")}</p>}
    </Form>
  );
}
