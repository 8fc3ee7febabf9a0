import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { DebitView, Explanation } from "~/domain/treasury/debit-meaning";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { DebitSuggestion } from "./debit-suggestion";
import { useRefusal, type Refused } from "./refusal";

interface DebitActsProps {
  debit: DebitView;
  suggestions: Explanation[];
  refused: Refused | undefined;
}

/** What the fund can say of a debit, or take back: what is likely first, then the ways to name it. */
export function DebitActs({ debit, suggestions, refused }: DebitActsProps) {
  const { t } = useTranslation(["debits", "treasury", "fund"]);
  const words = useRefusal();
  const typed = (act: string) => (refused?.act === act ? refused.typed : undefined);
  if (!debit.mayAct) return <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice>;
  const bookable = suggestions.filter(({ id }) => id !== null);
  const feeLikely = suggestions.some(({ reasons }) => reasons.includes("fee_words"));
  return (
    <>
      {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
      {debit.proposalId ? <Notice tone="warning" title={t("treasury:approvals.waiting")}><ButtonLink to="/fund/approvals" variant="quiet">{t("treasury:approvals.toApprovals")}</ButtonLink></Notice> : null}
      {debit.state === "explained" && !debit.proposalId ? <Undo debit={debit} typed={typed("undo")} /> : null}
      {debit.state === "unexplained" && !debit.proposalId ? (
        <>
          <section aria-labelledby="likely" className="card p-5">
            <h2 id="likely" className="text-xl font-semibold">{t("debits:likely")}</h2>
            <p className="mt-1 text-ink-soft">{t(bookable.length > 0 ? "debits:likelyText" : "debits:likelyNone")}</p>
            {bookable.length > 0 ? <ul className="mt-3 grid">{bookable.map((one) => <li key={one.id} className="border-t border-line py-4 last:pb-0"><DebitSuggestion one={one} /></li>)}</ul> : null}
          </section>
          <Disclosure summary={t("debits:asFee")} open={feeLikely || Boolean(typed("fee"))}>
            <p className="mb-3 text-ink-soft">{t("debits:asFeeText")}</p>
            <Form method="post" className="grid gap-4">
              <CsrfField />
              <TextField id="fee-note" name="note" required maxLength={NOTE_MAX} label={t("debits:feeNote")} defaultValue={typed("fee")?.note ?? (feeLikely ? debit.memo.slice(0, NOTE_MAX) : undefined)} />
              <Button name="act" value="fee">{t("debits:feeSubmit")}</Button>
            </Form>
          </Disclosure>
          <section aria-labelledby="as-payment" className="card p-5">
            <h2 id="as-payment" className="text-lg font-semibold">{t("debits:asPayment")}</h2>
            <p className="mt-1 mb-4 text-ink-soft">{t("debits:asPaymentText")}</p>
            <ButtonLink to={`/fund/payments/new?debit=${debit.id}`} variant="secondary">{t("debits:toPayment")}</ButtonLink>
          </section>
          <section aria-labelledby="as-refund" className="card p-5">
            <h2 id="as-refund" className="text-lg font-semibold">{t("debits:asRefund")}</h2>
            <p className="mt-1 mb-4 text-ink-soft">{t("debits:asRefundText")}</p>
            <ButtonLink to="/fund/refunds?state=listed" variant="quiet">{t("debits:toRefunds")}</ButtonLink>
          </section>
        </>
      ) : null}
    </>
  );
}

function Undo({ debit, typed }: { debit: DebitView; typed: Record<string, string> | undefined }) {
  const { t } = useTranslation("debits");
  return (
    <Disclosure summary={t("undo")} danger open={Boolean(typed)}>
      <p className="mb-3">{t(debit.bookedHere ? `undoText.${debit.explainedAs}` : "undoText.joined")}</p>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <TextField id="undo-note" name="note" rows={2} required maxLength={NOTE_MAX} label={t("undoNote")} defaultValue={typed?.note} />
        <Button name="act" value="undo" variant="danger">{t("undoSubmit")}</Button>
      </Form>
    </Disclosure>
  );
}
