import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listMails } from "~/domain/notifications/read-mails.server";
import { requireDemo } from "~/routes/guards/demo-only.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmailAddress } from "~/ui/email-address";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { SearchForm } from "~/ui/search-form";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:mailbox.title");

/** Where the mail of the demonstration lies; outside it there is no such page. */
export async function loader({ request }: LoaderFunctionArgs) {
  requireDemo();
  const viewer = await allowAnyone(request);
  const query = new URL(request.url).searchParams;
  const to = (query.get("to") ?? "").trim().toLowerCase().slice(0, 254);
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  return { ...(await listMails(viewer, { page, to: to || undefined })), to, page };
}

export default function Mailbox() {
  const { rows, pages, page, to } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  const reload = to ? `/dev/mailbox?to=${encodeURIComponent(to)}` : "/dev/mailbox";
  return (
    <>
      <PageHeader
        title={t("mailbox.title")}
        actions={<ButtonLink to={reload} variant="secondary" icon={<RotateCw aria-hidden className="size-5" />}>{t("mailbox.refresh")}</ButtonLink>}
      />
      <Notice tone="warning" className="mb-6">{t("mailbox.lead")}</Notice>
      <SearchForm name="to" type="text" inputMode="email" label={t("mailbox.filter")} value={to} maxLength={254} />
      <DataTable
        caption={t("mailbox.title")}
        rows={rows}
        rowKey={(mail) => mail.id}
        empty={<EmptyState title={t("mailbox.none")}>{t("mailbox.noneText")}</EmptyState>}
        columns={[
          {
            key: "subject",
            primary: true,
            header: t("mailbox.subject"),
            cell: (mail) => (
              <LocalLink to={`/dev/mailbox/${mail.id}`} className="text-link inline-flex min-h-11 items-center">
                {mail.subject ?? `${t(`mail.templates.${mail.template}`)} (${t("mailbox.unwritten")})`}
              </LocalLink>
            ),
          },
          { key: "to", header: t("mail.to"), cell: (mail) => <EmailAddress address={mail.to} /> },
          { key: "created", header: t("mail.created"), cell: (mail) => <DateTime at={mail.createdAt} format="datetime" /> },
        ]}
      />
      <Pagination page={page} pageCount={pages} />
    </>
  );
}
