import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { RefundState } from "~/domain/treasury/refund";
import type { OwnRefund } from "~/domain/treasury/treasury-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { Money } from "~/ui/money";
import { Badge, type Tone } from "~/ui/state-badge";

const tones: Record<RefundState, Tone> = { requested: "warning", approved: "info", listed: "info", card_failed: "danger", returned_by_bank: "danger", paid: "success", declined: "danger", withdrawn: "neutral" };

/** Every wish for a refund of a pledge with what became of it; one that is not decided can be taken back. */
export function OwnRefunds({ refunds }: { refunds: OwnRefund[] }) {
  const { t } = useTranslation("treasury");
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="wishes" className="grid gap-3">
      <h2 id="wishes" className="text-xl font-semibold">{t("ask.history")}</h2>
      {refunds.map((refund) => (
        <article key={refund.id} className="card p-5">
          <p className="flex flex-wrap items-center justify-between gap-3">
            <Badge tone={tones[refund.state]}>{t(`refunds.state.${refund.state}`)}</Badge> <Money amount={refund.amount} className="font-semibold" />
          </p>
          <DefinitionList
            entries={[
              { term: t("ask.askedAt"), detail: <DateTime at={refund.askedAt} format="datetime" /> },
              { term: t("ask.reason"), detail: <span className="break-words whitespace-pre-line">{refund.reason}</span> },
              refund.decisionNote && { term: t("ask.answer"), detail: <span className="break-words whitespace-pre-line">{refund.decisionNote}</span> },
              refund.paidOn && { term: t("ask.paidOn"), detail: <DateTime at={`${refund.paidOn}T00:00:00+07:00`} /> },
            ]}
          />
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
