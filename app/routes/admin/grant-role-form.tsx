import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { roles, type Role } from "~/domain/accounts/viewer";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";

type Named = { nameVi: string; nameEn: string };
export type GrantWish = { role: string; organisationId: string; areaCodes: string[]; communes: string; caseStaff: boolean };

export interface GrantRoleFormProps {
  organisations: ({ id: string } & Named)[];
  provinces: ({ code: string } & Named)[];
  /** What was asked for and refused, to be corrected. */
  refused: { reason: string; wish: GrantWish } | null;
}

const fieldOf: Record<string, string> = {
  "organisation-needed": "organisationId",
  "organisation-unknown": "organisationId",
  "area-unknown": "communes",
  "area-not-for-role": "communes",
  "case-staff-not-for-role": "caseStaff",
};

/** Gives a role: which, for whom, where, and whether the restricted register opens with it. */
export function GrantRoleForm({ organisations, provinces, refused }: GrantRoleFormProps) {
  const { t } = useTranslation(["admin", "ui"]);
  const locale = useLocale();
  const name = (named: Named) => (locale === "vi" ? named.nameVi : named.nameEn);
  const message = refused ? t(`admin:grant.refused.${refused.reason}`) : null;
  const field = refused ? (fieldOf[refused.reason] ?? "role") : null;
  const errorAt = (at: string) => (field === at ? message : null);
  return (
    <section aria-labelledby="grant-title" className="mt-10">
      <h2 id="grant-title" className="mb-4 text-xl font-semibold">{t("admin:grant.title")}</h2>
      <FormErrors errors={message && field ? [{ field, message }] : null} />
      <Form method="post" className="card grid gap-5 p-5 sm:p-6">
        <CsrfField />
        <input type="hidden" name="intent" value="grant" />
        <SelectField name="role" label={t("admin:grant.role")} required placeholder={t("admin:grant.chooseRole")} defaultValue={refused?.wish.role} errors={errorAt("role")}
          options={roles.map((role: Role) => ({ value: role, label: t(`ui:role.${role}`) }))} />
        <SelectField name="organisationId" label={t("admin:grant.organisation")} hint={t("admin:grant.organisationHint")} placeholder={t("admin:grant.noOrganisation")}
          defaultValue={refused?.wish.organisationId} errors={errorAt("organisationId")}
          options={organisations.map((organisation) => ({ value: organisation.id, label: name(organisation) }))} />
        <details open={(refused?.wish.areaCodes.length ?? 0) > 0 || undefined}>
          <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">{t("admin:grant.provinces")}</summary>
          <fieldset className="mt-2">
            <legend className="text-sm text-ink-soft">{t("admin:grant.areasHint")}</legend>
            <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
              {provinces.map((province) => (
                <CheckboxField key={province.code} id={`province-${province.code}`} name="areaCodes" value={province.code} label={name(province)}
                  defaultChecked={refused?.wish.areaCodes.includes(province.code)} />
              ))}
            </div>
          </fieldset>
        </details>
        <TextField name="communes" label={t("admin:grant.communes")} hint={t("admin:grant.communesHint")} inputMode="numeric" maxLength={600}
          defaultValue={refused?.wish.communes} errors={errorAt("communes")} />
        <CheckboxField name="caseStaff" value="yes" label={t("admin:grant.caseStaff")} hint={t("admin:grant.caseStaffHint")} defaultChecked={refused?.wish.caseStaff}
          errors={errorAt("caseStaff")} />
        <div>
          <Button>{t("admin:grant.submit")}</Button>
        </div>
      </Form>
    </section>
  );
}
