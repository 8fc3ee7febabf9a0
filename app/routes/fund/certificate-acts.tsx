import { Form } from "@remix-run/react";
import { Award, Check, ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CertificateView } from "~/domain/certificates/certificate";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { NOTE_MAX } from "./decision-result";

/** A refused decision on a certificate: what was tried, what had been written, and why not. */
export interface CertificateActResult {
  act: string;
  note: string;
  reason: string;
}

const fields: Record<string, string> = { "confirm-needed": "confirmed", "reason-needed": "reason" };

/** What the fund manager can decide about a certificate now; otherwise how it stands. */
export function CertificateActs({ certificate, result }: { certificate: CertificateView; result: CertificateActResult | undefined }) {
  const { t } = useTranslation("fund");
  const { mayApprove, mayIssue, mayRevoke, state, revokeReason } = certificate;
  const error = (reason: string) => (result?.reason === reason ? t(`refused.${reason}`) : null);
  return (
    <>
      <FormErrors errors={result ? [{ field: fields[result.reason], message: t(`refused.${result.reason}`) }] : null} />
      {mayApprove ? (
        <section aria-labelledby="approve-title" className="card p-5">
          <h2 id="approve-title" className="text-xl font-semibold">{t("certificate.approve")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("certificate.approveText")}</p>
          <Form method="post">
            <CsrfField />
            <Button name="act" value="approve" className="w-full" icon={<Check aria-hidden className="size-5" />}>{t("certificate.approveSubmit")}</Button>
          </Form>
        </section>
      ) : null}
      {mayIssue ? (
        <section aria-labelledby="issue-title" className="card p-5">
          <h2 id="issue-title" className="text-xl font-semibold">{t("certificate.issue")}</h2>
          <p className="mt-1 mb-2 text-ink-soft">{t("certificate.issueText")}</p>
          <Form method="post" className="grid gap-3">
            <CsrfField />
            <input type="hidden" name="act" value="issue" />
            <CheckboxField name="confirmed" value="yes" required label={t("certificate.issueConfirm")} errors={error("confirm-needed")} />
            <Button icon={<Award aria-hidden className="size-5" />}>{t("certificate.issueSubmit")}</Button>
          </Form>
        </section>
      ) : null}
      {mayRevoke ? (
        <>
          <Notice tone="success" title={t(`certificate.nothingToDo.${state}`)} />
          <details className="card group" open={result?.act === "revoke"}>
            <summary className="flex min-h-13 items-center justify-between gap-3 rounded-2xl px-5 py-3 font-semibold text-danger">
              {t("certificate.revoke")}
              <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
            </summary>
            <Form method="post" className="grid gap-4 px-5 pb-5">
              <CsrfField />
              <input type="hidden" name="act" value="revoke" />
              <p>{t("certificate.revokeText")}</p>
              <TextField
                name="reason"
                rows={3}
                required
                maxLength={NOTE_MAX}
                label={t("certificate.revokeReason")}
                hint={t("certificate.revokeReasonHint")}
                defaultValue={result?.note}
                errors={error("reason-needed")}
              />
              <CheckboxField name="confirmed" value="yes" required label={t("certificate.revokeConfirm")} errors={error("confirm-needed")} />
              <Button variant="danger">{t("certificate.revokeSubmit")}</Button>
            </Form>
          </details>
        </>
      ) : null}
      {mayApprove || mayIssue || mayRevoke ? null : (
        <Notice tone={state === "issued" ? "success" : state === "revoked" ? "danger" : "info"} title={t(`certificate.nothingToDo.${state}`)}>
          {revokeReason ? <p>{t("certificate.revokedFor")} <span className="font-medium">{revokeReason}</span></p> : null}
        </Notice>
      )}
    </>
  );
}
