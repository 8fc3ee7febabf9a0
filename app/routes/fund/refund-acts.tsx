import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { returnFeeLimit } from "~/domain/payments/return-fee";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { RefundView } from "~/domain/treasury/treasury-view";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { useRefusal, type Refused } from "./refusal";

interface RefundActsProps {
  refund: RefundView;
  refused: Refused | undefined;
  /** yyyy-mm-dd in Việt Nam. */
  today: string;
  /** Above this many đồng a second person must agree. */
  above: number;
}

/** What the fund can do about a refund in its present state. */
export function RefundActs({ refund, refused, today, above }: RefundActsProps) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const typed = (act: string) => (refused?.act === act ? refused.typed : undefined);
  const toBank = refund.bankAmount > 0;
  const agreed = ["approved", "card_failed", "returned_by_bank"].includes(refund.state);
  if (!refund.mayAct) return <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice>;
  return (
    <>
      {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
      {refund.proposalId ? <Notice tone="warning" title={t("approvals.waiting")}><ButtonLink to="/fund/approvals" variant="quiet">{t("approvals.toApprovals")}</ButtonLink></Notice> : null}
      {refund.state === "requested" && !refund.proposalId ? <Decide refund={refund} above={above} typed={typed("approve")} declined={typed("decline")} /> : null}
      {refund.state === "card_failed" ? <CardFailed refund={refund} /> : null}
      {toBank && !refund.listId && agreed ? <Account refund={refund} typed={typed("account")} /> : null}
      {refund.listId && !refund.paidOn ? <Paid typed={typed("paid")} today={today} /> : null}
      {refund.paidOn ? <CameBack refund={refund} typed={typed("returned")} today={today} /> : null}
    </>
  );
}

type Typed = Record<string, string> | undefined;

function Decide({ refund, above, typed, declined }: { refund: RefundView; above: number; typed: Typed; declined: Typed }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const amount = formatDong(refund.amount, locale);
  return (
    <>
      <section aria-labelledby="decide" className="card p-5">
        <h2 id="decide" className="text-xl font-semibold">{t("refund.decide")}</h2>
        <p className="mt-1">{t(`refund.decideText.${refund.scope}`, { amount })}</p>
        {refund.amount > above ? <p className="mt-1 text-ink-soft">{t("refund.second", { sum: formatDong(above, locale) })}</p> : null}
        <Form method="post" className="mt-4 grid gap-4">
          <CsrfField />
          <TextField id="approve-note" name="note" rows={2} maxLength={NOTE_MAX} label={t("refund.approveNote")} defaultValue={typed?.note} />
          <Button name="act" value="approve">{t("refund.approve", { amount })}</Button>
        </Form>
      </section>
      <Disclosure summary={t("refund.decline")} danger open={Boolean(declined)}>
        <Form method="post" className="grid gap-4">
          <CsrfField />
          <TextField id="decline-note" name="note" rows={3} required maxLength={NOTE_MAX} label={t("refund.declineNote")} defaultValue={declined?.note} />
          <Button name="act" value="decline" variant="danger">{t("refund.declineSubmit")}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

function Account({ refund, typed }: { refund: RefundView; typed: Typed }) {
  const { t } = useTranslation("treasury");
  return (
    <>
      {refund.accountKnown && refund.state === "approved" ? (
        <Form method="post" className="grid">
          <CsrfField />
          <Button name="act" value="list">{t("refund.toList")}</Button>
        </Form>
      ) : null}
      <section aria-labelledby="account" className="card p-5">
        <h2 id="account" className="text-xl font-semibold">{t("refund.account")}</h2>
        <p className="mt-1 text-ink-soft">{t("refund.accountHint")}</p>
        <Form method="post" className="mt-4 grid gap-4">
          <CsrfField />
          <TextField name="bankName" required maxLength={100} autoComplete="off" label={t("refund.bankName")} defaultValue={typed?.bankName ?? refund.bankName ?? ""} />
          <TextField name="accountNumber" required maxLength={50} autoComplete="off" spellCheck={false} label={t("refund.accountNumber")} defaultValue={typed?.accountNumber ?? refund.accountNumber ?? ""} />
          <TextField name="accountHolder" required maxLength={100} autoComplete="off" autoCapitalize="characters" label={t("refund.accountHolder")} defaultValue={typed?.accountHolder ?? refund.accountHolder ?? ""} />
          <Button name="act" value="account" variant={refund.accountKnown ? "secondary" : "primary"}>{t("refund.saveAccount")}</Button>
        </Form>
      </section>
    </>
  );
}

function Paid({ typed, today }: { typed: Typed; today: string }) {
  const { t } = useTranslation("treasury");
  return (
    <section aria-labelledby="paid" className="card p-5">
      <h2 id="paid" className="text-xl font-semibold">{t("refund.markPaid")}</h2>
      <p className="mt-1 text-ink-soft">{t("refund.markPaidText")}</p>
      <Form method="post" className="mt-4 grid gap-4">
        <CsrfField />
        <TextField name="paidOn" type="date" required max={today} label={t("refund.paidOn")} defaultValue={typed?.paidOn ?? today} />
        <TextField name="bankReference" required maxLength={100} autoComplete="off" spellCheck={false} label={t("refund.bankReference")} defaultValue={typed?.bankReference} />
        <Button name="act" value="paid">{t("refund.submitPaid")}</Button>
      </Form>
    </section>
  );
}

/** A card that takes nothing back: Stripe is asked again, or the money goes by bank. */
function CardFailed({ refund }: { refund: RefundView }) {
  const { t } = useTranslation("treasury");
  const failed = refund.cardParts.filter(({ state }) => state === "failed");
  const amount = formatDong(failed.reduce((sum, part) => sum + part.amount, 0), useLocale());
  const codes = [...new Set(failed.flatMap(({ refusal }) => refusal ?? []))].join(", ");
  return (
    <section aria-labelledby="card-failed" className="card p-5">
      <h2 id="card-failed" className="text-xl font-semibold">{t("refund.failed", { amount })}</h2>
      <p className="mt-1">{t("refund.failedText")}</p>
      {codes ? <p className="mt-1 text-ink-soft">{t("refund.refusal", { code: codes })}</p> : null}
      <Form method="post" className="mt-4 grid gap-3">
        <CsrfField />
        <Button name="act" value="retry">{t("refund.retry")}</Button>
        <Button name="act" value="by-bank" variant="secondary">{t("refund.byBankInstead")}</Button>
      </Form>
    </section>
  );
}

function CameBack({ refund, typed, today }: { refund: RefundView; typed: Typed; today: string }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const limit = formatDong(returnFeeLimit(BigInt(refund.bankAmount)), locale);
  return (
    <Disclosure summary={t("refund.returned")} open={Boolean(typed)}>
      <p className="text-ink-soft">{t("refund.returnedText")}</p>
      <Form method="post" className="mt-4 grid gap-4">
        <CsrfField />
        <TextField name="returnedOn" type="date" required max={today} label={t("refund.returnedOn")} defaultValue={typed?.returnedOn ?? today} />
        <TextField name="returnReference" required maxLength={100} autoComplete="off" spellCheck={false} label={t("refund.returnReference")} defaultValue={typed?.returnReference} />
        <TextField name="fee" inputMode="numeric" autoComplete="off" maxLength={40} label={t("refund.returnFee")} hint={t("refund.returnFeeHint", { limit })} defaultValue={typed?.fee} />
        <TextField name="note" rows={2} maxLength={NOTE_MAX} label={t("refund.returnNote")} defaultValue={typed?.note} />
        <Button name="act" value="returned">{t("refund.submitReturned")}</Button>
      </Form>
    </Disclosure>
  );
}
