import { Form } from "@remix-run/react";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeliveryView } from "~/domain/deliveries/delivery";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { FileField } from "~/ui/file-field";
import { fieldErrors, typedValue, type FormResult } from "~/ui/form-result";
import { Notice } from "~/ui/notice";
import { QuantityField } from "~/ui/quantity-field";
import { TextField } from "~/ui/text-field";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";
import { PHOTOS_PER_COUNT, REASON_MAX } from "./countersign-limits";

/** What arrived, in units: all accepted unless the receiver says otherwise. Everything is sent in one go. */
export function CountersignForm({ delivery, result }: { delivery: DeliveryView; result: FormResult | undefined }) {
  const { t } = useTranslation("receiver");
  const count = useCount();
  const word = useUnitWord();
  const [accepted, setAccepted] = useState(typedUnits(result, "unitsAccepted") ?? delivery.units);
  const [rejected, setRejected] = useState(typedUnits(result, "unitsRejected") ?? 0);
  const left = delivery.units - accepted - rejected;
  return (
    <section aria-labelledby="count-title" className="card p-5 sm:p-6">
      <h2 id="count-title" className="text-2xl font-semibold">{t("count.title")}</h2>
      <p className="mt-1 mb-5 text-ink-soft">{t("count.lead")}</p>
      {delivery.state === "disputed" ? (
        <Notice tone="warning" title={t("count.again")} className="mb-5">
          {delivery.confirmationNote ? <p className="whitespace-pre-line">{delivery.confirmationNote}</p> : null}
        </Notice>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="grid gap-6" noValidate>
        <CsrfField />
        <QuantityField
          name="unitsAccepted"
          label={t("count.accepted")}
          errors={fieldErrors(result, "unitsAccepted")}
          defaultValue={accepted}
          min={0}
          max={delivery.units}
          unit={word(delivery, accepted)}
          onChange={setAccepted}
        />
        <QuantityField
          name="unitsRejected"
          label={t("count.rejected")}
          errors={fieldErrors(result, "unitsRejected")}
          defaultValue={rejected}
          min={0}
          max={delivery.units}
          unit={word(delivery, rejected)}
          onChange={setRejected}
        />
        <p aria-live="polite" className="rounded-xl bg-sunken p-4">
          {t("count.sum", { total: count(delivery.units), unit: word(delivery, delivery.units) })}{" "}
          {left === 0 ? null : (
            <strong className="font-semibold text-warning">{t(left > 0 ? "count.short" : "count.over", { units: count(Math.abs(left)), unit: word(delivery, Math.abs(left)) })}</strong>
          )}
        </p>
        <TextField
          name="reason"
          rows={3}
          maxLength={REASON_MAX}
          label={t("count.reason")}
          hint={t("count.reasonHint")}
          defaultValue={typedValue(result, "reason")}
          errors={fieldErrors(result, "reason")}
        />
        <FileField name="photos" multiple label={t("count.photos", { max: PHOTOS_PER_COUNT })} hint={t("count.photosHint")} errors={fieldErrors(result, "photos")} />
        {result ? <p className="-mt-3 text-sm font-medium text-warning">{t("count.photosAgain")}</p> : null}
        <p className="text-ink-soft">{t("count.after")}</p>
        <Button size="large" className="w-full" icon={<ClipboardCheck aria-hidden className="size-6" />}>
          {t("count.submit")}
        </Button>
      </Form>
    </section>
  );
}

function typedUnits(result: FormResult | undefined, name: string): number | undefined {
  const typed = typedValue(result, name);
  return typed !== undefined && /^\d+$/.test(typed) ? Number(typed) : undefined;
}
