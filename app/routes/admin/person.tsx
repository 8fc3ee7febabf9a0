import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { disablePerson, enablePerson } from "~/domain/accounts/disable-person.server";
import { grantRole } from "~/domain/accounts/grant-role.server";
import { findPerson, listOrganisations } from "~/domain/accounts/read-people.server";
import { revokeRole } from "~/domain/accounts/revoke-role.server";
import { revokeSessionsOf } from "~/domain/accounts/revoke-session.server";
import { isRole } from "~/domain/accounts/viewer";
import { listProvinces } from "~/domain/areas/read-areas.server";
import { readMailFigures } from "~/domain/notifications/read-mail-figures.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { EmailAddress } from "~/ui/email-address";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { AdminNav } from "./admin-nav";
import { GrantRoleForm, type GrantWish } from "./grant-role-form";
import { PersonFacts } from "./person-facts";
import { PersonGrants } from "./person-grants";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:person.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const person = await findPerson(viewer, params.id ?? "");
  if (!person) throw new Response(null, { status: 404, statusText: "Not Found" });
  const [organisations, provinces, { failed }] = await Promise.all([listOrganisations(viewer), listProvinces(), readMailFigures(viewer)]);
  return {
    person: {
      ...person,
      createdAt: person.createdAt.toISOString(),
      disabledAt: person.disabledAt?.toISOString() ?? null,
      emailConfirmedAt: person.emailConfirmedAt?.toISOString() ?? null,
      grants: person.grants.map((grant) => ({ ...grant, grantedAt: grant.grantedAt.toISOString() })),
    },
    self: person.id === viewer.personId,
    organisations,
    provinces,
    failed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const form = await checkedForm(request);
  const personId = params.id ?? "";
  const intent = String(form.get("intent") ?? "");
  const done = await perform();
  if (intent === "grant" && !done.ok) return data({ reason: done.reason, wish: wishOf(form) }, { status: 400 });
  const t = translator(localeOf(request), "admin");
  const tone = done.ok ? ("success" as const) : ("danger" as const);
  return redirectWithFlash(request, `/admin/people/${personId}`, { tone, text: t(done.ok ? `person.done.${intent}` : `person.refused.${done.reason}`) });

  function perform() {
    if (intent === "grant") return grantFrom(form, { viewer, personId });
    if (intent === "revoke") return revokeRole({ viewer, grantId: String(form.get("grantId") ?? "") });
    if (intent === "disable") return disablePerson({ viewer, personId });
    if (intent === "enable") return enablePerson({ viewer, personId });
    if (intent === "end-sessions") return revokeSessionsOf({ viewer, personId });
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

function wishOf(form: FormData): GrantWish {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    role: text("role"),
    organisationId: text("organisationId"),
    areaCodes: form.getAll("areaCodes").map(String),
    communes: text("communes"),
    caseStaff: form.get("caseStaff") === "yes",
  };
}

async function grantFrom(form: FormData, who: Pick<Parameters<typeof grantRole>[0], "viewer" | "personId">) {
  const { role, organisationId, areaCodes, communes, caseStaff } = wishOf(form);
  if (!isRole(role)) return { ok: false as const, reason: "role-needed" as const };
  return grantRole({ ...who, role, organisationId, areaCodes: [...areaCodes, ...(communes.match(/\d+/g) ?? [])], caseStaff });
}

export default function Person() {
  const { t } = useTranslation("admin");
  const { person, self, organisations, provinces, failed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  return (
    <>
      <AdminNav failedMails={failed} />
      <PageHeader
        title={person.name}
        lead={<EmailAddress address={person.email} />}
        crumbs={[{ to: "/admin/people", label: t("nav.people") }]}
        eyebrow={person.disabledAt ? <Badge tone="danger">{t("people.disabled")}</Badge> : null}
      />
      <div className="grid gap-10 lg:grid-cols-[2fr_1fr]">
        <div>
          <PersonGrants grants={person.grants} self={self} />
          {person.disabledAt ? null : <GrantRoleForm key={person.grants.length} organisations={organisations} provinces={provinces} refused={refused} />}
        </div>
        <PersonFacts person={person} self={self} />
      </div>
    </>
  );
}
