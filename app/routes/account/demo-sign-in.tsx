import { useTranslation } from "react-i18next";
import type { DemoPerson } from "~/domain/accounts/read-demo-people.server";
import { CsrfField } from "~/ui/csrf-field";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

const SHOWN = 3;

/** The demonstration people by role, one press each. Exists only in the demonstration and says so. */
export function DemoSignIn({ people, next }: { people: DemoPerson[]; next: string | null }) {
  const { t } = useTranslation("account");
  const roles = [...new Set(people.map((person) => person.role))];
  return (
    <section aria-labelledby="demo-title" className="mt-12">
      <h2 id="demo-title" className="text-xl font-semibold">
        {t("demo.title")}
      </h2>
      <Notice tone="warning" className="mt-3">
        <p>{t("demo.text")}</p>
        <p className="mt-1">
          {t("demo.mailbox")}{" "}
          <LocalLink to="/dev/mailbox" className="text-link">
            {t("demo.mailboxLink")}
          </LocalLink>
        </p>
      </Notice>
      {roles.map((role) => (
        <RoleGroup key={role} role={role} people={people.filter((person) => person.role === role)} next={next} />
      ))}
    </section>
  );
}

function RoleGroup({ role, people, next }: { role: DemoPerson["role"]; people: DemoPerson[]; next: string | null }) {
  const { t } = useTranslation(["account", "ui"]);
  const more = people.slice(SHOWN);
  return (
    <section aria-labelledby={`role-${role}`} className="mt-6">
      <h3 id={`role-${role}`} className="font-semibold">
        {t(`ui:role.${role}`)}
      </h3>
      <p className="text-sm text-ink-soft">{t(`account:roleDoes.${role}`)}</p>
      <PeopleButtons people={people.slice(0, SHOWN)} next={next} />
      {more.length > 0 ? (
        <details className="mt-2">
          <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">{t("account:demo.more", { count: more.length })}</summary>
          <PeopleButtons people={more} next={next} />
        </details>
      ) : null}
    </section>
  );
}

function PeopleButtons({ people, next }: { people: DemoPerson[]; next: string | null }) {
  const locale = useLocale();
  return (
    <ul className="mt-2 grid gap-2 sm:grid-cols-2">
      {people.map((person) => {
        const about = [locale === "vi" ? person.organisationVi : person.organisationEn, person.places.join(", ")].filter(Boolean).join(" · ");
        return (
          <li key={`${person.personId}-${about}`}>
            <form method="post" action="/dev/sign-in" className="h-full">
              <CsrfField />
              <input type="hidden" name="personId" value={person.personId} />
              <input type="hidden" name="locale" value={locale} />
              {next ? <input type="hidden" name="next" value={next} /> : null}
              <button
                type="submit"
                className="h-full min-h-11 w-full cursor-pointer rounded-lg border border-line-strong bg-surface px-4 py-2 text-left hover:border-action hover:text-action"
              >
                <span className="block font-medium">{person.name}</span>
                {about ? <span className="block text-sm text-ink-soft">{about}</span> : null}
              </button>
            </form>
          </li>
        );
      })}
    </ul>
  );
}
