import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PayoutView, PossibleCredit } from "~/domain/cards/payout-view";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { Button, ButtonLink } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Disclosure } from "~/ui/disclosure";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { useRefusal, type Refused } from "./refusal";
import { SignedMoney } from "./signed-money";

interface PayoutActsProps {
  payout: PayoutView;
  credits: PossibleCredit[];
  refused: Refused | undefined;
}

/** What the fund can say of a payout: which credit it is, or that the credit was another's. */
export function PayoutActs({ payout, credits, refused }: PayoutActsProps) {
  const { t } = useTranslation(["payouts", "fund"]);
  const words = useRefusal();
  if (!payout.mayAct) return <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice>;
  return (
    <>
      {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
      {payout.state === "on_the_way" && payout.amount < 0 ? (
        <section aria-labelledby="debit-title" className="card p-5">
          <h2 id="debit-title" className="text-xl font-semibold">{t("payouts:waitsForDebit")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("payouts:waitsForDebitText")}</p>
          <ButtonLink to="/fund/debits?state=unexplained" variant="secondary">{t("payouts:toDebits")}</ButtonLink>
        </section>
      ) : null}
      {payout.state === "on_the_way" && payout.amount > 0 ? <PossibleCredits credits={credits} late={payout.late} /> : null}
      {payout.state === "arrived" && payout.transferId ? <Unmatch typed={refused?.act === "unmatch" ? refused.typed : undefined} /> : null}
      {payout.state === "arrived" && payout.debitId ? <Notice title={t("payouts:undoAtDebit")}><LocalLink to={`/fund/debits/${payout.debitId}`} className="text-link inline-flex min-h-11 items-center">{t("payouts:toDebit")}</LocalLink></Notice> : null}
      {payout.state === "failed" ? <Notice tone="warning" title={t("payouts:failedTitle")}>{t("payouts:failedText")}</Notice> : null}
    </>
  );
}

function PossibleCredits({ credits, late }: { credits: PossibleCredit[]; late: boolean }) {
  const { t } = useTranslation("payouts");
  return (
    <section aria-labelledby="credits-title" className="card p-5">
      <h2 id="credits-title" className="text-xl font-semibold">{t("credits")}</h2>
      <p className="mt-1 text-ink-soft">{t(credits.length > 0 ? "creditsText" : late ? "creditsLate" : "creditsNone")}</p>
      {credits.length > 0 ? <ul className="mt-3 grid">{credits.map((credit) => <li key={credit.transferId} className="border-t border-line py-4 last:pb-0"><PossibleOne credit={credit} /></li>)}</ul> : null}
    </section>
  );
}

function PossibleOne({ credit: { transferId, amount, difference, memo, payerName, receivedAt, reasons } }: { credit: PossibleCredit }) {
  const { t } = useTranslation("payouts");
  return (
    <Form method="post" className="grid gap-2">
      <CsrfField />
      <input type="hidden" name="of" value={transferId} />
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <LocalLink to={`/fund/transfers/${transferId}`} className="text-link inline-flex min-h-11 items-center font-semibold"><DateTime at={receivedAt} /></LocalLink>
        <Money amount={amount} className="font-semibold" />
      </p>
      <p className="text-sm break-words text-ink-soft">{[payerName, memo].filter(Boolean).join(" · ")}</p>
      <ul aria-label={t("reasons")} className="flex flex-wrap gap-2">{reasons.map((reason) => <li key={reason}><Badge tone="info">{t(`reason.${reason}`)}</Badge></li>)}</ul>
      {difference === 0 ? null : <p className="text-sm">{t("differenceIs")} <SignedMoney amount={difference} /></p>}
      <Button name="act" value="match" variant="secondary">{t("match")}</Button>
    </Form>
  );
}

function Unmatch({ typed }: { typed: Record<string, string> | undefined }) {
  const { t } = useTranslation("payouts");
  return (
    <Disclosure summary={t("unmatch")} danger open={Boolean(typed)}>
      <p className="mb-3">{t("unmatchText")}</p>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <TextField id="unmatch-note" name="note" rows={2} required maxLength={NOTE_MAX} label={t("unmatchNote")} defaultValue={typed?.note} />
        <CheckboxField name="sure" required value="yes" label={t("unmatchSure")} defaultChecked={typed?.sure === "yes"} />
        <Button name="act" value="unmatch" variant="danger">{t("unmatchSubmit")}</Button>
      </Form>
    </Disclosure>
  );
}
