import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { OwnRefund } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";
import { RefundBadge } from "~/ui/refund-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { RefundAccountForm, type RefusedAccount } from "./refund-account-form";

/** Every wish for a refund of a pledge with what became of it and what comes next; one that is not decided can be taken back. */
export function OwnRefunds({ refunds, refused }: { refunds: OwnRefund[]; refused: RefusedAccount | undefined }) {
  const { t } = useTranslation("treasury");
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="wishes" className="grid gap-4">
      <h2 id="wishes" className="text-xl font-semibold">{t("ask.history")}</h2>
      {refunds.map((refund) => (
        <article key={refund.id} className="card p-5">
          <p className="flex flex-wrap items-center justify-between gap-3">
            <RefundBadge state={refund.state} /> <Money amount={refund.amount} size="large" />
          </p>
          <p className="mt-2 font-medium">{t(`ask.next.${refund.state === "approved" && refund.mayEnterAccount && !refund.account ? "approvedAccount" : refund.state}`)}</p>
          <Facts refund={refund} />
          {refund.mayEnterAccount ? <RefundAccountForm refund={refund} refused={refused?.refundId === refund.id ? refused : undefined} /> : null}
          {refund.mayWithdraw ? (
            <Form method="post" className="mt-2">
              <CsrfField />
              <input type="hidden" name="refund" value={refund.id} />
              <Button name="act" value="withdraw" variant="secondary">{t("ask.withdraw")}</Button>
            </Form>
          ) : null}
        </article>
      ))}
    </section>
  );
}

function Facts({ refund }: { refund: OwnRefund }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const count = useCount();
  const n = refund.parts ?? 1;
  const cards = refund.cardGone >= refund.cardAmount ? t("ask.cardGone") : t(refund.state === "card_failed" ? "refund.part.failed" : "ask.cardWaits");
  const agreed = !["requested", "declined", "withdrawn"].includes(refund.state);
  return (
    <DefinitionList
      entries={[
        { term: t("ask.what"), detail: t(`ask.scopeShort.${refund.scope}`, { count: n, n: count(n) }) },
        { term: t("ask.askedAt"), detail: <DateTime at={refund.askedAt} format="datetime" /> },
        { term: t("ask.reason"), detail: refund.reason ? <span className="break-words whitespace-pre-line">{refund.reason}</span> : t("ask.byRule") },
        refund.decisionNote && { term: t("ask.answer"), detail: <span className="break-words whitespace-pre-line">{refund.decisionNote}</span> },
        refund.cardAmount > 0 && { term: t("ask.card"), detail: <><span className="tabular-nums">{formatDong(refund.cardAmount, locale)}</span>{agreed ? ` · ${cards}` : null}</> },
        refund.cardAmount > 0 && refund.bankAmount > 0 && { term: t("ask.bank"), detail: <span className="tabular-nums">{formatDong(refund.bankAmount, locale)}</span> },
        agreed && refund.bankAmount > 0 && { term: t("ask.account"), detail: <span className="tabular-nums">{refund.account ?? t("ask.noAccount")}</span> },
        refund.paidOn && { term: t("ask.paidOn"), detail: <DateTime at={`${refund.paidOn}T00:00:00+07:00`} /> },
      ]}
    />
  );
}
