import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addPerson } from "~/domain/accounts/add-person.server";
import { listPeople } from "~/domain/accounts/read-people.server";
import { readMailFigures } from "~/domain/notifications/read-mail-figures.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmailAddress } from "~/ui/email-address";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { SearchForm } from "~/ui/search-form";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { AdminNav } from "./admin-nav";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:people.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const query = new URL(request.url).searchParams;
  const q = query.get("q") ?? "";
  const [found, { failed }] = await Promise.all([listPeople(viewer, { q, page: Math.trunc(Number(query.get("page"))) || 1 }), readMailFigures(viewer)]);
  return { ...found, failed, q, people: found.people.map((person) => ({ ...person, createdAt: person.createdAt.toISOString(), disabledAt: person.disabledAt?.toISOString() ?? null })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const form = await checkedForm(request);
  const email = String(form.get("email") ?? "");
  const name = String(form.get("name") ?? "");
  const added = await addPerson({ viewer, email, name, locale: localeOf(request) });
  if (!added.ok) return data({ reason: added.reason, email, name }, { status: 400 });
  const text = translator(localeOf(request), "admin")("people.added");
  return redirectWithFlash(request, `/admin/people/${added.personId}`, { tone: "success", text });
}

export default function People() {
  const { t } = useTranslation(["admin", "ui"]);
  const { people, failed, q, page, pageCount, total } = useLoaderData<typeof loader>();
  return (
    <>
      <AdminNav failedMails={failed} />
      <PageHeader title={t("admin:people.title")} lead={t("admin:people.count", { count: total })} />
      <SearchForm label={t("admin:people.search")} value={q} maxLength={100} />
      <DataTable
        caption={t("admin:people.title")}
        rows={people}
        rowKey={(person) => person.id}
        empty={<EmptyState title={t("admin:people.none")}>{t("admin:people.noneText")}</EmptyState>}
        columns={[
          {
            key: "name",
            primary: true,
            header: t("admin:people.name"),
            cell: (person) => (
              <LocalLink to={`/admin/people/${person.id}`} className="text-link inline-flex min-h-11 items-center">
                {person.name}
              </LocalLink>
            ),
          },
          { key: "email", header: t("admin:people.email"), cell: (person) => <EmailAddress address={person.email} /> },
          { key: "roles", header: t("admin:people.roles"), cell: (person) => person.roles.map((role) => t(`ui:role.${role}`)).join(", ") || "—" },
          { key: "since", header: t("admin:people.since"), cell: (person) => <DateTime at={person.createdAt} /> },
          {
            key: "state",
            header: t("admin:people.state"),
            cell: (person) => (
              <Badge tone={person.disabledAt ? "danger" : "neutral"}>{t(person.disabledAt ? "admin:people.disabled" : "admin:people.active")}</Badge>
            ),
          },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} />
      <AddPerson />
    </>
  );
}

function AddPerson() {
  const { t } = useTranslation("admin");
  const refused = useActionData<typeof action>();
  const message = refused ? t(`people.refused.${refused.reason}`) : null;
  const field = refused?.reason === "name-empty" ? "name" : "email";
  return (
    <section aria-labelledby="add-title" className="mt-12 max-w-2xl">
      <h2 id="add-title" className="text-xl font-semibold">{t("people.add")}</h2>
      <p className="mt-1 mb-4 text-ink-soft">{t("people.addLead")}</p>
      <FormErrors errors={message ? [{ field, message }] : null} />
      <Form method="post" className="card grid gap-5 p-5 sm:p-6">
        <CsrfField />
        <TextField name="name" label={t("people.name")} maxLength={80} required autoComplete="off" defaultValue={refused?.name} errors={field === "name" ? message : null} />
        <TextField name="email" type="email" label={t("people.email")} maxLength={254} required autoComplete="off" defaultValue={refused?.email}
          errors={field === "email" ? message : null} />
        <div>
          <Button icon={<UserPlus aria-hidden className="size-5" />}>{t("people.addSubmit")}</Button>
        </div>
      </Form>
    </section>
  );
}
