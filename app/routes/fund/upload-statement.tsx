import { Form } from "@remix-run/react";
import { FileUp } from "lucide-react";
import { useState, type ChangeEvent, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { FileField } from "~/ui/file-field";

type Refused = { reason: "tooLarge" | "noFile" | "empty"; review: boolean };

/** The form that takes a statement. A file that is too large or empty is refused before it is sent, where script runs, and by the server in any case. */
export function UploadStatement({ maxMb, refused }: { maxMb: number; refused: Refused | undefined }) {
  const { t } = useTranslation("statements");
  const [fault, setFault] = useState<Refused["reason"] | null>(null);
  const [sending, setSending] = useState(false);
  const shown = fault ?? refused?.reason;

  function look({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    setFault(file && file.size > maxMb * 1024 * 1024 ? "tooLarge" : file?.size === 0 ? "empty" : null);
  }
  function send(event: FormEvent) {
    if (fault) event.preventDefault();
    else setSending(true);
  }
  return (
    <section aria-labelledby="upload" className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
      <div className="card p-5 sm:p-6">
        <h2 id="upload" className="mb-4 text-xl font-semibold">{t("upload.title")}</h2>
        <Form method="post" encType="multipart/form-data" reloadDocument onSubmit={send} className="grid gap-4">
          <CsrfField />
          <CheckboxField name="review" value="yes" defaultChecked={refused?.review} label={t("upload.review")} className="order-2" />
          <FileField
            name="statement"
            required
            accept=".csv,.txt,.xlsx,.sta,.940,.mt940,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            label={t("upload.file")}
            hint={t("upload.fileHint", { max: maxMb })}
            errors={shown ? t(`upload.${shown}`, { max: maxMb }) : null}
            onChange={look}
            className="order-1"
          />
          <Button className="order-3" pending={sending} icon={<FileUp aria-hidden className="size-5" />}>{sending ? t("upload.sending") : t("upload.submit")}</Button>
        </Form>
      </div>
      <div className="self-start">
        <h2 className="mb-3 text-lg font-semibold">{t("how.title")}</h2>
        <ol className="grid list-decimal gap-2 pl-5 text-ink-soft">
          <li>{t("how.check")}</li>
          <li>{t("how.book")}</li>
          <li>{t("how.once")}</li>
        </ol>
      </div>
    </section>
  );
}
