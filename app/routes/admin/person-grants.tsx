import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Role } from "~/domain/accounts/viewer";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { useLocale } from "~/ui/use-locale";

type ShownGrant = {
  id: string;
  role: Role;
  caseStaff: boolean;
  grantedAt: string;
  organisation: { nameVi: string; nameEn: string } | null;
  grantedByPerson: { displayName: string } | null;
  places: { vi: string; en: string }[];
};

/** The roles a person holds now: for whom, where, since when, and a way to end each. */
export function PersonGrants({ grants, self }: { grants: ShownGrant[]; self: boolean }) {
  const { t } = useTranslation(["admin", "ui"]);
  const locale = useLocale();
  return (
    <section aria-labelledby="grants-title">
      <h2 id="grants-title" className="mb-4 text-xl font-semibold">{t("admin:person.roles")}</h2>
      {grants.length === 0 ? <p className="text-ink-soft">{t("admin:person.noRoles")}</p> : null}
      <ul className="grid gap-3">
        {grants.map((grant) => {
          const role = t(`ui:role.${grant.role}`);
          const organisation = locale === "vi" ? grant.organisation?.nameVi : grant.organisation?.nameEn;
          const lines = [organisation, grant.places.map((place) => place[locale]).join(", "), grant.caseStaff ? t("admin:grant.caseStaff") : null];
          return (
            <li key={grant.id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-semibold">{role}</p>
                {lines.filter(Boolean).map((line) => (
                  <p key={line}>{line}</p>
                ))}
                <p className="text-sm text-ink-soft">
                  {t("admin:person.grantedOn")} <DateTime at={grant.grantedAt} />
                  {grant.grantedByPerson ? ` · ${grant.grantedByPerson.displayName}` : ""}
                </p>
              </div>
              {self && grant.role === "admin" ? (
                <p className="text-sm text-ink-soft">{t("admin:person.ownAdmin")}</p>
              ) : (
                <Form method="post">
                  <CsrfField />
                  <input type="hidden" name="intent" value="revoke" />
                  <Button variant="danger" name="grantId" value={grant.id} aria-label={t("admin:person.revokeNamed", { role })}>
                    {t("admin:person.revoke")}
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
