import { Form } from "@remix-run/react";
import { TableProperties } from "lucide-react";
import { useTranslation } from "react-i18next";
import { columnLetter } from "~/domain/payments/statements/column-letter";
import { columnRoles } from "~/domain/payments/statements/columns";
import type { StatementPreview } from "~/domain/payments/statements/statement-view";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import type { StatementDecision } from "./statement-decision";
import { StatementPreviewTable } from "./statement-preview-table";

/** Where the fund manager says what the columns of a bank that is not known hold. What the headings tell is filled in. */
export function StatementMapping({ preview, result }: { preview: StatementPreview; result: StatementDecision | undefined }) {
  const { t } = useTranslation("statements");
  const refused = result?.act === "map" ? result : undefined;
  const width = Math.max(...preview.rows.map(({ cells }) => cells.length));
  const head = refused?.head || preview.head;
  const headings = preview.rows.find(({ number }) => number === head)?.cells ?? [];
  const guessed = (index: number) => columnRoles.find((role) => preview.columns[role] === index) ?? "";
  const error = (...reasons: string[]) => (refused && reasons.includes(refused.reason) ? t(`mapping.refused.${refused.reason}`) : null);
  const general = error("columns-incomplete", "column-twice", "not-waiting");
  return (
    <section aria-labelledby="mapping" className="mt-6">
      <h2 id="mapping" className="text-xl font-semibold">{t("mapping.title")}</h2>
      <p className="mt-1 mb-5 text-ink-soft">{t("mapping.lead")}</p>
      <StatementPreviewTable preview={preview} width={width} />
      <Form method="post" className="card mt-6 grid gap-5 p-5 sm:p-6">
        <CsrfField />
        <input type="hidden" name="act" value="map" />
        {general ? <Notice tone="danger" title={general} /> : null}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="bank" required maxLength={100} label={t("mapping.bank")} hint={t("mapping.bankHint")} defaultValue={refused?.bankName} errors={error("name-needed")} />
          <SelectField
            name="head"
            required
            label={t("mapping.head")}
            hint={t("mapping.headHint")}
            defaultValue={String(head)}
            errors={error("head-unknown")}
            options={preview.rows.map(({ number, cells }) => ({ value: String(number), label: `${t("mapping.headRow", { n: number })}: ${cells.filter(Boolean).join(" · ").slice(0, 60)}` }))}
          />
        </div>
        <fieldset>
          <legend className="font-medium">{t("mapping.columns")}</legend>
          <p className="mb-3 text-sm text-ink-soft">{t("mapping.columnsHint")}</p>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {Array.from({ length: width }, (_, index) => (
              <SelectField
                key={index}
                name={`column-${index}`}
                required
                label={`${t("mapping.column", { letter: columnLetter(index) })}${headings[index] ? `: ${headings[index].slice(0, 40)}` : ""}`}
                defaultValue={refused ? (refused.roles[index] ?? "") : guessed(index)}
                placeholder={undefined}
                options={[{ value: "none", label: t("role.none") }, ...columnRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))]}
              />
            ))}
          </div>
        </fieldset>
        <Button className="justify-self-start" icon={<TableProperties aria-hidden className="size-5" />}>{t("mapping.submit")}</Button>
      </Form>
    </section>
  );
}
