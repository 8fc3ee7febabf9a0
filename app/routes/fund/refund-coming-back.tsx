import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { PossibleReturn } from "~/domain/treasury/return-of-refund";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";
import type { DecisionResult } from "./decision-result";
import { useRefusal } from "./refusal";

/** Refunds that this money may be the return of, each to be chosen with one press. */
export function RefundComingBack({ returns, result }: { returns: PossibleReturn[]; result: DecisionResult | undefined }) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const locale = useLocale();
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="coming-back" className="card p-5">
      <h2 id="coming-back" className="text-xl font-semibold">{t("returnHere.title")}</h2>
      <p className="mt-1">{t("returnHere.text")}</p>
      {result ? <Notice tone="danger" className="mt-3" title={words(result.reason)} /> : null}
      <ul className="mt-3 divide-y divide-line">
        {returns.map((one) => (
          <li key={`${one.refundId}${one.paidOn}`} className="py-3">
            <p>
              <LocalLink to={`/fund/refunds/${one.refundId}`} className="text-link font-semibold">{one.sponsorName}</LocalLink>{" "}
              <span className="text-ink-soft">{t("returnHere.line", { reference: one.pledgeReference })} <DateTime at={`${one.paidOn}T00:00:00+07:00`} /> <span className="whitespace-nowrap">({one.listNumber})</span></span>
            </p>
            <p className="text-sm text-ink-soft">{[one.named && t("returnHere.named"), !one.named && one.fee === 0 && t("returnHere.sameAmount"), one.markedByHand && t("returnHere.byHand")].filter(Boolean).join("; ")}</p>
            {one.fee > 0 ? (
              <p className="mt-1">
                {t("returnHere.less", { sent: formatDong(one.amount, locale), fee: formatDong(one.fee, locale) })}
              </p>
            ) : null}
            <Form method="post" className="mt-2 grid">
              <CsrfField />
              <input type="hidden" name="act" value="came-back" />
              <input type="hidden" name="placement" value={one.refundId} />
              <input type="hidden" name="fee" value={one.fee} />
              <Button variant={one.named ? "primary" : "secondary"}>{t(one.fee > 0 ? "returnHere.submitLess" : "returnHere.submit", { reference: one.pledgeReference, fee: formatDong(one.fee, locale) })}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
