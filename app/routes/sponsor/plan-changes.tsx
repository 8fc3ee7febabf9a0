import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PAUSE_MONTHS_MAX } from "~/domain/instalments/plan-limits";
import { PAY_DAY_MAX } from "~/domain/pledges/instalment-schedule";
import type { PlanView } from "~/domain/pledges/plan-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { CANCEL_REASON_MAX } from "./pledge-limits";

export type PlanChange = "pause" | "shorten" | "day" | "end";
export type ChangeRefused = { intent: string; error: string; value: string };

/** What a sponsor can change about a running promise; each says what will happen before it is done, in two presses. */
export function PlanChanges({ plan, refused }: { plan: PlanView; refused: ChangeRefused | null }) {
  const { t } = useTranslation("promises");
  const free = plan.instalments.filter(({ state, received }) => state === "open" && received === 0).length;
  const open = plan.instalments.filter(({ state }) => state === "open").length;
  const choices = (most: number, words: string) => Array.from({ length: most }, (_, index) => ({ value: String(index + 1), label: t(words, { count: index + 1, day: index + 1 }) }));
  const typed = (intent: PlanChange, fallback: string) => (refused?.intent === intent ? refused.value : fallback);
  if (open === 0) return null;
  return (
    <section aria-labelledby="changes-title" className="no-print grid gap-3">
      <h2 id="changes-title" className="text-xl font-semibold">{t("change.title")}</h2>
      {free > 0 ? (
        <>
          <Change intent="pause" refused={refused}>
            <SelectField id="months" name="value" required label={t("change.pause.label")} defaultValue={typed("pause", "1")} options={choices(Math.min(PAUSE_MONTHS_MAX, free), "change.pause.choice")} />
          </Change>
          <Change intent="shorten" refused={refused}>
            <SelectField id="count" name="value" required label={t("change.shorten.label")} defaultValue={typed("shorten", "1")} options={choices(free, "change.shorten.choice")} />
          </Change>
        </>
      ) : null}
      <Change intent="day" refused={refused}>
        <SelectField id="day" name="value" required label={t("change.day.label")} defaultValue={typed("day", String(plan.payDay))} options={choices(PAY_DAY_MAX, "change.day.choice")} />
      </Change>
      <Change intent="end" refused={refused} danger>
        <TextField id="reason" name="value" rows={2} maxLength={CANCEL_REASON_MAX} label={t("change.end.label")} defaultValue={typed("end", "")} />
      </Change>
    </section>
  );
}

function Change({ intent, refused, danger = false, children }: { intent: PlanChange; refused: ChangeRefused | null; danger?: boolean; children: ReactNode }) {
  const { t } = useTranslation("promises");
  const error = refused?.intent === intent ? refused.error : null;
  return (
    <Disclosure summary={t(`change.${intent}.open`)} open={error !== null} danger={danger}>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <FormErrors errors={error ? [{ message: error }] : null} />
        <p>{t(`change.${intent}.text`)}</p>
        {children}
        <div><Button variant={danger ? "danger" : "primary"} name="intent" value={intent}>{t(`change.${intent}.submit`)}</Button></div>
      </Form>
    </Disclosure>
  );
}
