import { Form } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PriorityPage } from "~/domain/needs/priority/find-priority.server";
import { REASON_LEAST, REASON_MOST } from "~/domain/needs/priority/priority-override";
import { bandRange, priorityBands } from "~/domain/needs/priority/priority-weights";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { FormErrors } from "~/ui/form-errors";
import { RadioCards } from "~/ui/radio-cards";
import { TextField } from "~/ui/text-field";
import type { PriorityActResult } from "./priority-act-result";

const fields: Record<string, string> = {
  "band-missing": "band", "reason-short": "reasonVi", "reason-long": "reasonVi", "reason-contact": "reasonVi",
  "reason-en-short": "reasonEn", "reason-en-long": "reasonEn", "reason-en-contact": "reasonEn", "until-invalid": "until",
};

/** Setting another level than the facts give, with a reason that everybody reads, and taking it back. */
export function OverrideForm({ need, today, result }: { need: PriorityPage; today: string; result: PriorityActResult | undefined }) {
  const { t } = useTranslation(["priority", "ui"]);
  const field = result ? fields[result.reason] : undefined;
  const message = result ? t(`refused.${result.reason}`, { least: REASON_LEAST, most: REASON_MOST }) : "";
  const errors = (name: string) => (field === name ? message : null);
  const typed = result?.typed;
  return (
    <section aria-labelledby="set-title" className="card p-5">
      <h2 id="set-title" className="text-xl font-semibold">{t(need.set ? "override.change" : "override.title")}</h2>
      {need.set ? (
        <div className="mt-3 rounded-lg bg-sunken p-4">
          <p className="font-semibold">{t(`ui:priority.${need.set.band}`)}{need.set.until ? <span className="font-normal text-ink-soft"> · {t("override.until")} <DateTime at={`${need.set.until}T00:00:00+07:00`} /></span> : null}</p>
          <p className="mt-1">{need.set.reasonVi}</p>
          <Form method="post" className="mt-3">
            <CsrfField />
            <Button name="act" value="release" variant="secondary" icon={<Undo2 aria-hidden className="size-5" />}>{t("override.release")}</Button>
          </Form>
        </div>
      ) : null}
      {need.set ? <h3 className="mt-5 text-lg font-semibold">{t("override.title")}</h3> : null}
      <p className="mt-2 mb-4 text-ink-soft">{t("override.text")}</p>
      <Form method="post" className="grid gap-5" noValidate>
        <CsrfField />
        <input type="hidden" name="act" value="set" />
        <FormErrors errors={result ? [{ field, message }] : null} />
        <RadioCards
          name="band"
          legend={t("override.band")}
          required
          defaultValue={typed?.band || undefined}
          errors={errors("band")}
          options={priorityBands.map((band) => ({ value: band, label: t(`ui:priority.${band}`), description: t("override.range", bandRange(band)) }))}
        />
        <TextField name="reasonVi" lang="vi" rows={4} required maxLength={REASON_MOST} label={t("override.reason")} hint={t("override.reasonHint", { least: REASON_LEAST })} defaultValue={typed?.reasonVi} errors={errors("reasonVi")} />
        <TextField name="reasonEn" lang="en" rows={4} maxLength={REASON_MOST} label={t("override.reasonEn")} hint={t("override.reasonEnHint")} defaultValue={typed?.reasonEn} errors={errors("reasonEn")} />
        <TextField name="until" type="date" min={today} label={t("override.untilDay")} hint={t("override.untilHint")} defaultValue={typed?.until} errors={errors("until")} />
        <Button className="w-full">{t("override.submit")}</Button>
      </Form>
    </section>
  );
}
