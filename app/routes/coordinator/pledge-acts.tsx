import { Form } from "@remix-run/react";
import { CalendarPlus, PackageCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Disclosure } from "~/ui/disclosure";
import { Notice } from "~/ui/notice";
import { QuantityField } from "~/ui/quantity-field";
import { TextField } from "~/ui/text-field";
import { useUnitWord } from "~/ui/use-unit-word";

export interface PledgeActResult {
  act: string;
  units: string;
  plannedOn: string;
  note: string;
  reason: string;
  error: string;
}

interface PledgeActsProps {
  pledge: PledgeView;
  acts: boolean;
  unitsToPlan: number;
  /** yyyy-mm-dd in Việt Nam. */
  today: string;
  result: PledgeActResult | undefined;
}

const fields: Record<string, string> = { "units-invalid": "units", "day-invalid": "plannedOn", "reason-needed": "note" };

/** What the coordinator can do with a pledge now: answer promised goods, plan a delivery; otherwise what it waits for. */
export function PledgeActs({ pledge, acts, unitsToPlan, today, result }: PledgeActsProps) {
  const { t } = useTranslation("coordinator");
  const word = useUnitWord();
  const errors = (name: string) => (result && fields[result.reason] === name ? [result.error] : undefined);
  const general = result && !fields[result.reason] ? <Notice tone="danger" title={result.error} /> : null;
  if (acts && pledge.state === "held" && pledge.mode === "in_kind")
    return (
      <>
        {general}
        <section aria-labelledby="accept-title" className="card p-5">
          <h2 id="accept-title" className="text-xl font-semibold">{t("pledge.accept")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">
            {t("pledge.acceptText")} {pledge.holdExpiresAt ? <strong><DateTime at={pledge.holdExpiresAt} format="datetime" /></strong> : null}
          </p>
          <Form method="post">
            <CsrfField />
            <Button name="act" value="accept" className="w-full" icon={<PackageCheck aria-hidden className="size-5" />}>{t("pledge.acceptSubmit")}</Button>
          </Form>
        </section>
        <Disclosure summary={t("pledge.decline")} open={result?.act === "decline"}>
          <p className="mb-4 text-ink-soft">{t("pledge.declineText")}</p>
          <Form method="post" className="grid gap-5">
            <CsrfField />
            <input type="hidden" name="act" value="decline" />
            <TextField name="note" rows={3} required maxLength={500} label={t("pledge.declineReason")} errors={errors("note")} defaultValue={result?.act === "decline" ? result.note : undefined} />
            <Button variant="danger" className="w-full">{t("pledge.declineSubmit")}</Button>
          </Form>
        </Disclosure>
      </>
    );
  if (acts && unitsToPlan > 0)
    return (
      <>
        {general}
        <section aria-labelledby="plan-title" className="card p-5">
          <h2 id="plan-title" className="text-xl font-semibold">{t("pledge.plan")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("pledge.planText")}</p>
          <Form method="post" className="grid gap-5">
            <CsrfField />
            <input type="hidden" name="act" value="plan" />
            <QuantityField name="units" label={t("pledge.planUnits")} max={unitsToPlan} defaultValue={Number(result?.units) || unitsToPlan} unit={word(pledge.need, unitsToPlan)} errors={errors("units")} />
            <TextField name="plannedOn" type="date" required min={today} label={t("pledge.planDay")} defaultValue={result?.plannedOn ?? today} errors={errors("plannedOn")} />
            <TextField name="note" rows={3} maxLength={1000} label={t("pledge.planNote")} hint={t("pledge.planNoteHint")} defaultValue={result?.note} />
            <Button className="w-full" icon={<CalendarPlus aria-hidden className="size-5" />}>{t("pledge.planSubmit")}</Button>
          </Form>
        </section>
      </>
    );
  return (
    <>
      {general}
      <Notice tone="info" title={t(`pledge.waits.${pledge.state}`)} />
    </>
  );
}
