import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";

type Facts = { locale: string; createdAt: string; emailConfirmedAt: string | null; disabledAt: string | null; sessions: number; demo: boolean };

/** What is known of the account itself, and the acts that shut it or open it again. */
export function PersonFacts({ person, self }: { person: Facts; self: boolean }) {
  const { t } = useTranslation(["admin", "ui"]);
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title" className="mb-2 text-xl font-semibold">{t("admin:person.account")}</h2>
      <DefinitionList
        entries={[
          { term: t("admin:person.language"), detail: t(`ui:language.${person.locale}`) },
          { term: t("admin:people.since"), detail: <DateTime at={person.createdAt} /> },
          { term: t("admin:person.confirmed"), detail: person.emailConfirmedAt ? <DateTime at={person.emailConfirmedAt} /> : t("admin:person.notYet") },
          { term: t("admin:person.sessions"), detail: person.sessions },
          person.disabledAt ? { term: t("admin:person.disabledOn"), detail: <DateTime at={person.disabledAt} format="datetime" /> } : null,
        ]}
      />
      <div className="mt-4 grid justify-items-start gap-3">
        {person.sessions > 0 ? <Act intent="end-sessions" label={t("admin:person.endSessions")} hint={self ? t("admin:person.endSessionsOwn") : undefined} /> : null}
        {self ? null : person.disabledAt ? (
          <Act intent="enable" label={t("admin:person.enable")} />
        ) : (
          <Act intent="disable" label={t("admin:person.disable")} hint={t("admin:person.disableHint")} />
        )}
      </div>
    </section>
  );
}

function Act({ intent, label, hint }: { intent: string; label: string; hint?: string }) {
  return (
    <Form method="post">
      <CsrfField />
      <Button variant={intent === "disable" ? "danger" : "secondary"} name="intent" value={intent}>
        {label}
      </Button>
      {hint ? <p className="mt-1 text-sm text-ink-soft">{hint}</p> : null}
    </Form>
  );
}
