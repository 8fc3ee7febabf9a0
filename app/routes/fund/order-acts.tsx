import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { OrderView } from "~/domain/treasury/payment-order";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { useRefusal, type Refused } from "./refusal";

interface OrderActsProps {
  order: OrderView;
  /** yyyy-mm-dd in Việt Nam. */
  today: string;
  refused: Refused | undefined;
}

/** What the fund can do about an order that waits for the bank. */
export function OrderActs({ order, today, refused }: OrderActsProps) {
  const { t } = useTranslation(["orders", "fund"]);
  const words = useRefusal();
  const amount = formatDong(order.amount, useLocale());
  const typed = (act: string) => (refused?.act === act ? refused.typed : undefined);
  if (!order.mayAct) return <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice>;
  return (
    <>
      {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
      <Disclosure summary={t("paid.title")} open={Boolean(typed("paid"))}>
        <p className="mb-4 text-ink-soft">{t("paid.text")}</p>
        <Form method="post" className="grid gap-4">
          <CsrfField />
          <TextField name="paidOn" type="date" required max={today} label={t("paid.on")} defaultValue={typed("paid")?.paidOn ?? today} />
          <TextField name="bankReference" required maxLength={100} autoComplete="off" spellCheck={false} label={t("paid.bankReference")} defaultValue={typed("paid")?.bankReference} />
          <Button name="act" value="paid">{t("paid.submit")}</Button>
        </Form>
      </Disclosure>
      <Disclosure summary={t("cancel.title")} danger open={Boolean(typed("cancel"))}>
        <p className="mb-4">{t("cancel.text", { amount })}</p>
        <Form method="post" className="grid gap-4">
          <CsrfField />
          <TextField name="note" rows={3} required maxLength={NOTE_MAX} label={t("cancel.note")} defaultValue={typed("cancel")?.note} />
          <Button name="act" value="cancel" variant="danger">{t("cancel.submit")}</Button>
        </Form>
      </Disclosure>
    </>
  );
}
