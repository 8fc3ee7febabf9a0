import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listOwnSessions } from "~/domain/accounts/read-sessions.server";
import { revokeSession } from "~/domain/accounts/revoke-session.server";
import { updateProfile } from "~/domain/accounts/update-profile.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmailAddress } from "~/ui/email-address";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { MyNav } from "~/routes/sponsor/my-nav";
import { OwnSessions } from "./own-sessions";

export const handle = { ns: ["account", "sponsor", "promises", "searches"] };
export const meta: MetaFunction = (args) => pageMeta(args, "account:my.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const sessions = await listOwnSessions(viewer);
  return {
    name: viewer.name,
    email: viewer.email,
    language: viewer.locale,
    roles: viewer.roles,
    sessions: sessions.map(({ id, device, current, createdAt, lastSeenAt }) => ({
      id, device, current, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "account");
  if (form.get("intent") === "end-session") {
    const ended = await revokeSession({ viewer, sessionId: String(form.get("sessionId") ?? "") });
    return redirectWithFlash(request, "/my", ended.ok ? { tone: "success", text: t("sessions.ended") } : { tone: "info", text: t("sessions.gone") });
  }
  const name = String(form.get("name") ?? "");
  const saved = await updateProfile({ viewer, name, locale: String(form.get("language") ?? "") });
  if (!saved.ok) return data({ reason: saved.reason, name }, { status: 400 });
  return redirectWithFlash(request, "/my", { tone: "success", text: t("profile.saved") });
}

export default function Account() {
  const { t } = useTranslation(["account", "ui"]);
  const { name, email, language, roles, sessions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const message = refused ? t(`account:profile.refused.${refused.reason}`) : null;
  const field = refused?.reason === "locale-unknown" ? "language" : "name";
  return (
    <>
      <MyNav />
      <PageHeader title={t("account:my.title")} lead={<EmailAddress address={email} />} />
      <div className="grid gap-10 lg:grid-cols-2">
        <section aria-labelledby="profile-title">
          <h2 id="profile-title" className="mb-4 text-xl font-semibold">{t("account:profile.title")}</h2>
          <FormErrors errors={message ? [{ field, message }] : null} />
          <Form method="post" className="card grid gap-5 p-5 sm:p-6">
            <CsrfField />
            <TextField name="name" label={t("account:profile.name")} hint={t("account:profile.nameHint")} autoComplete="name" maxLength={80} required
              defaultValue={refused?.name ?? name} errors={field === "name" ? message : null} />
            <SelectField name="language" label={t("account:profile.language")} hint={t("account:profile.languageHint")} required defaultValue={language}
              options={[{ value: "vi", label: t("ui:language.vi") }, { value: "en", label: t("ui:language.en") }]} />
            <div>
              <Button name="intent" value="profile">{t("ui:action.save")}</Button>
            </div>
          </Form>
          <h2 className="mt-10 mb-3 text-xl font-semibold">{t("account:roles.title")}</h2>
          {roles.length === 0 ? <p className="text-ink-soft">{t("account:roles.none")}</p> : null}
          <ul className="grid gap-3">
            {roles.map((role) => (
              <li key={role}>
                <span className="font-medium">{t(`ui:role.${role}`)}</span>
                <span className="block text-ink-soft">{t(`account:roleDoes.${role}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <OwnSessions sessions={sessions} />
      </div>
    </>
  );
}
