import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import { QuantityField } from "~/ui/quantity-field";
import { TextField } from "~/ui/text-field";
import { useUnitWord } from "~/ui/use-unit-word";

const REASON_MAX = 500;

/** Paid units that can no longer be delivered are taken back, with what then becomes of their money said first. `most`: units no delivery carries. */
export function Undeliverable({ pledge, most, typed }: { pledge: PledgeView; most: number; typed: { units: string; note: string; error: string } | null }) {
  const { t } = useTranslation("promises");
  const word = useUnitWord();
  return (
    <Disclosure summary={t("undeliverable.open")} open={typed !== null} danger>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <FormErrors errors={typed ? [{ message: typed.error }] : null} />
        <p>{t("undeliverable.text", { rule: t(`surplus.rule.${pledge.surplusRule}`) })}</p>
        <QuantityField id="back-units" name="units" label={t("undeliverable.units")} max={most} defaultValue={Number(typed?.units) || 1} unit={word(pledge.need, most)} />
        <TextField id="back-note" name="note" rows={2} required maxLength={REASON_MAX} label={t("undeliverable.reason")} defaultValue={typed?.note} />
        <div><Button variant="danger" name="act" value="take_back">{t("undeliverable.submit")}</Button></div>
      </Form>
    </Disclosure>
  );
}
