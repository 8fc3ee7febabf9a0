import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readAccountFigures } from "~/domain/accounts/read-account-figures.server";
import { countAreas } from "~/domain/areas/count-areas.server";
import { readMailFigures } from "~/domain/notifications/read-mail-figures.server";
import { env } from "~/platform/env.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { DefinitionList } from "~/ui/definition-list";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useCount } from "~/ui/unit-progress";
import { AdminNav } from "./admin-nav";
import { DeskCard } from "./desk-card";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:desk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const [accounts, areas, mails] = await Promise.all([readAccountFigures(viewer), countAreas(), readMailFigures(viewer)]);
  if (!accounts) throw new Response(null, { status: 403, statusText: "Forbidden" });
  const services = { mail: Boolean(env.RESEND_API_KEY), storage: Boolean(env.S3_BUCKET), demo: env.demo };
  return { accounts, areas, mails, services };
}

const services = ["mail", "storage", "demo"] as const;

export default function AdminDesk() {
  const { accounts, areas, mails, services: set } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["admin", "ui"]);
  const count = useCount();
  const stuck = mails.queued + mails.failed > 0;
  return (
    <>
      <AdminNav failedMails={mails.failed} />
      <PageHeader title={t("admin:desk.title")} lead={t("admin:desk.lead")} />
      <div className="grid gap-5 lg:grid-cols-3">
        <DeskCard id="people" title={t("admin:desk.people")} action={<ButtonLink to="/admin/people" variant="secondary">{t("admin:desk.open.people")}</ButtonLink>}>
          <p>{t("admin:desk.peopleText", { count: accounts.people, n: count(accounts.people), newThisMonth: count(accounts.newThisMonth) })}</p>
          {accounts.disabled > 0 ? <p>{t("admin:desk.disabled", { count: accounts.disabled })}</p> : null}
          <p>
            {t("admin:desk.sessions")}: <span className="tabular-nums">{count(accounts.openSessions)}</span>
          </p>
        </DeskCard>
        <DeskCard id="areas" title={t("admin:desk.areas")} action={<ButtonLink to="/admin/areas" variant="secondary">{t("admin:desk.open.areas")}</ButtonLink>}>
          <p>{t("admin:desk.areasText", { provinces: count(areas.provinces), communes: count(areas.communes) })}</p>
          <p>{t("admin:desk.designations", { count: areas.designations, n: count(areas.designations) })}</p>
        </DeskCard>
        <DeskCard
          id="mail"
          title={t("admin:desk.mail")}
          action={
            mails.failed > 0 ? (
              <ButtonLink to="/admin/mail?state=failed" variant="danger">{t("admin:desk.open.mailFailed")}</ButtonLink>
            ) : (
              <ButtonLink to="/admin/mail" variant="secondary">{t("admin:desk.open.mail")}</ButtonLink>
            )
          }
        >
          {stuck ? null : <p>{t("admin:desk.mailFine")}</p>}
          {mails.queued > 0 ? <p>{t("admin:desk.mailQueued", { count: mails.queued })}</p> : null}
          {mails.failed > 0 ? <p className="font-semibold text-danger">{t("admin:desk.mailFailed", { count: mails.failed })}</p> : null}
        </DeskCard>
      </div>
      <div className="mt-10 grid gap-10 lg:grid-cols-2">
        <section aria-labelledby="roles">
          <h2 id="roles" className="mb-3 text-xl font-semibold">{t("admin:desk.roles")}</h2>
          <DefinitionList className="card px-5" entries={accounts.roles.map(({ role, people }) => ({ key: role, term: t(`ui:role.${role}`), detail: <span className="tabular-nums">{count(people)}</span> }))} />
        </section>
        <section aria-labelledby="services">
          <h2 id="services" className="text-xl font-semibold">{t("admin:desk.setUp")}</h2>
          <p className="mb-3 text-sm text-ink-soft">{t("admin:desk.setUpLead")}</p>
          <DefinitionList className="card px-5" entries={services.map((name) => ({ key: name, term: t(`admin:desk.services.${name}`), detail: t(set[name] ? "admin:desk.on" : "admin:desk.off") }))} />
          {set.demo ? <ButtonLink to="/dev/mailbox" variant="secondary" className="mt-4">{t("admin:desk.mailbox")}</ButtonLink> : null}
        </section>
      </div>
    </>
  );
}
