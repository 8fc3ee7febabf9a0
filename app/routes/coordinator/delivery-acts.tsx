import { Form } from "@remix-run/react";
import { CheckCheck, Truck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PHOTOS_AT_ONCE, type DeliveryView } from "~/domain/deliveries/delivery";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { FileField } from "~/ui/file-field";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

/** A refused deed: what was tried, what had been written, and why not. */
export interface ActResult {
  act: string;
  note: string;
  error: string;
}

/** What the coordinator can do with a delivery now: send it off, confirm it, or ask for another count. */
export function DeliveryActs({ delivery, result }: { delivery: DeliveryView; result: ActResult | undefined }) {
  const { t } = useTranslation("coordinator");
  const errors = (act: string) => (result?.act === act ? [result.error] : undefined);
  const note = (act: string) => (result?.act === act ? result.note : undefined);
  return (
    <div className="grid content-start gap-6 lg:col-start-2">
      {result && !["confirm", "dispute"].includes(result.act) ? <Notice tone="danger" title={result.error} /> : null}
      {delivery.samePerson && delivery.state === "countersigned" ? (
        <Notice tone="warning" title={t("delivery.samePerson")}>
          <p>{t("delivery.samePersonText")}</p>
        </Notice>
      ) : null}
      {delivery.mayDispatch ? (
        <section aria-labelledby="dispatch-title" className="card p-5">
          <h2 id="dispatch-title" className="text-xl font-semibold">{t("delivery.dispatch")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("delivery.dispatchText")}</p>
          <Form method="post">
            <CsrfField />
            <Button name="act" value="dispatch" className="w-full" icon={<Truck aria-hidden className="size-5" />}>{t("delivery.dispatchSubmit")}</Button>
          </Form>
        </section>
      ) : null}
      {delivery.mayConfirm ? (
        <section aria-labelledby="confirm-title" className="card p-5">
          <h2 id="confirm-title" className="text-xl font-semibold">{t("delivery.confirm")}</h2>
          <p className="mt-1 mb-4 text-ink-soft">{t("delivery.confirmText")}</p>
          <Form method="post" encType="multipart/form-data" className="grid gap-5">
            <CsrfField />
            <input type="hidden" name="act" value="confirm" />
            <TextField name="note" id="confirm-note" rows={3} maxLength={1000} label={t("delivery.note")} hint={t("delivery.noteHint")} defaultValue={note("confirm")} />
            <FileField
              name="photos"
              multiple
              label={t("delivery.photos", { max: PHOTOS_AT_ONCE })}
              hint={delivery.evidence.length > 0 ? t("delivery.photosOptional") : t("delivery.photosNeeded")}
              errors={errors("confirm")}
            />
            <Button className="w-full" icon={<CheckCheck aria-hidden className="size-5" />}>{t("delivery.confirmSubmit")}</Button>
          </Form>
        </section>
      ) : null}
      {delivery.mayDispute ? (
        <Disclosure summary={t("delivery.dispute")} open={result?.act === "dispute"}>
          <p className="mb-4 text-ink-soft">{t("delivery.disputeText")}</p>
          <Form method="post" className="grid gap-5">
            <CsrfField />
            <input type="hidden" name="act" value="dispute" />
            <TextField name="note" id="dispute-note" rows={3} required maxLength={1000} label={t("delivery.disputeNote")} errors={errors("dispute")} defaultValue={note("dispute")} />
            <Button variant="secondary" className="w-full">{t("delivery.disputeSubmit")}</Button>
          </Form>
        </Disclosure>
      ) : null}
      {delivery.mayDispatch || delivery.mayConfirm || delivery.samePerson ? null : (
        <Notice tone={delivery.state === "confirmed" ? "success" : "info"} title={t(`delivery.waits.${delivery.state}`)} />
      )}
    </div>
  );
}
