import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MAIL_STATES, type MailState } from "~/domain/notifications/outbox";
import { readMailFigures } from "~/domain/notifications/read-mail-figures.server";
import { listMails, type MailRow } from "~/domain/notifications/read-mails.server";
import { retryMail } from "~/domain/notifications/requeue-mails.server";
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
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { Badge, type Tone } from "~/ui/state-badge";
import { AdminNav } from "./admin-nav";
import { MailStates } from "./mail-states";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:mail.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const query = new URL(request.url).searchParams;
  const state = MAIL_STATES.find((known) => known === query.get("state"));
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [mails, figures] = await Promise.all([listMails(viewer, { page, state }), readMailFigures(viewer)]);
  return { ...mails, figures, state: state ?? null, page };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "admin");
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "admin");
  const done = await retryMail({ id: String(form.get("mailId") ?? ""), viewer });
  return redirectWithFlash(request, "/admin/mail", done.ok ? { tone: "success", text: t("mail.queuedAgain") } : { tone: "warning", text: t(`mail.refused.${done.reason}`) });
}

const tones: Record<MailState, Tone> = { queued: "info", sent: "success", delivered: "success", failed: "danger", bounced: "warning", complained: "warning" };

export default function OutgoingMail() {
  const { rows, pages, total, page, figures, state } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <AdminNav failedMails={figures.failed} />
      <PageHeader title={t("mail.title")} lead={t("mail.lead")} />
      <MailStates figures={figures} state={state} />
      <p className="mt-4 mb-4 text-ink-soft">{t("mail.count", { count: total })}</p>
      <DataTable
        caption={t("mail.title")}
        rows={rows}
        rowKey={(mail) => mail.id}
        empty={<EmptyState title={t("mail.none")} />}
        columns={[
          { key: "template", primary: true, header: t("mail.template"), cell: (mail) => t(`mail.templates.${mail.template}`) },
          { key: "to", header: t("mail.to"), cell: (mail) => <EmailAddress address={mail.to} /> },
          { key: "state", header: t("mail.state"), cell: (mail) => <Badge tone={tones[mail.state]}>{t(`mail.states.${mail.state}`)}</Badge> },
          { key: "created", header: t("mail.created"), cell: (mail) => <DateTime at={mail.createdAt} format="datetime" /> },
          { key: "sent", header: t("mail.sent"), cell: (mail) => (mail.sentAt ? <DateTime at={mail.sentAt} format="datetime" /> : "—") },
          { key: "attempts", header: t("mail.attempts"), align: "end", cell: (mail) => mail.attempts },
          { key: "error", header: t("mail.error"), cell: (mail) => <LastError mail={mail} /> },
        ]}
      />
      <Pagination page={page} pageCount={pages} />
    </>
  );
}

function LastError({ mail }: { mail: MailRow }) {
  const { t } = useTranslation("admin");
  if (!mail.lastError && mail.state !== "failed") return "—";
  return (
    <span className="grid justify-items-start gap-2">
      <span className="text-left text-sm break-words">{mail.lastError}</span>
      {mail.state === "failed" ? (
        <Form method="post">
          <CsrfField />
          <Button variant="secondary" name="mailId" value={mail.id} aria-label={t("mail.againNamed", { to: mail.to })} icon={<RotateCw aria-hidden className="size-5" />}>
            {t("mail.again")}
          </Button>
        </Form>
      ) : null}
    </span>
  );
}
