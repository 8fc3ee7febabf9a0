import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { codeInMail } from "~/domain/notifications/code-in-mail";
import { findMail } from "~/domain/notifications/read-mails.server";
import { requireDemo } from "~/routes/guards/demo-only.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { DateTime } from "~/ui/date-time";
import { EmailAddress } from "~/ui/email-address";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["admin"] };
export const meta: MetaFunction = (args) => pageMeta(args, "admin:mailbox.title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireDemo();
  await allowAnyone(request);
  const mail = await findMail(params.id ?? "");
  if (!mail) throw new Response(null, { status: 404, statusText: "Not Found" });
  // Links of the message open beside it: inside the frame our own pages refuse to be shown.
  const html = mail.html?.replace(/<head([^>]*)>/i, '<head$1><base target="_blank">') ?? null;
  return { id: mail.id, subject: mail.subject, to: mail.to, createdAt: mail.createdAt, template: mail.template, html, text: mail.text, code: codeInMail(mail), unsubscribe: mail.headers["List-Unsubscribe"]?.slice(1, -1) ?? null };
}

export default function Mail() {
  const mail = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  const subject = mail.subject ?? t(`mail.templates.${mail.template}`);
  return (
    <>
      <PageHeader
        crumbs={[{ to: "/dev/mailbox", label: t("mailbox.back") }]}
        title={subject}
        eyebrow={
          <>
            <span>
              {t("mailbox.from")}: <EmailAddress address={mail.to} />
            </span>
            <DateTime at={mail.createdAt} format="datetime" />
          </>
        }
      />
      {mail.html === null ? (
        <>
          <Notice>{t("mailbox.waiting")}</Notice>
          <ButtonLink to={`/dev/mailbox/${mail.id}`} variant="secondary" className="mt-4" icon={<RotateCw aria-hidden className="size-5" />}>{t("mailbox.refresh")}</ButtonLink>
        </>
      ) : (
        <div className="grid gap-8">
          {mail.code ? (
            <div className="card grid max-w-md justify-items-start gap-3 p-5">
              <CopyField label={t("mailbox.code")} value={mail.code} shown={<span className="text-3xl font-bold tracking-widest">{mail.code}</span>} />
              {mail.template === "sign-in-code" ? <ButtonLink to="/sign-in/code" variant="secondary">{t("mailbox.enterCode")}</ButtonLink> : null}
            </div>
          ) : null}
          {mail.unsubscribe ? <CopyField label={t("mailbox.unsubscribe")} value={mail.unsubscribe} /> : null}
          <section aria-labelledby="html">
            <h2 id="html" className="mb-3 text-xl font-semibold">{t("mailbox.html")}</h2>
            <iframe
              title={t("mailbox.frame", { subject })}
              srcDoc={mail.html}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              referrerPolicy="no-referrer"
              className="card h-[46rem] w-full bg-white"
            />
          </section>
          <details>
            <summary className="text-link inline-flex min-h-11 items-center">{t("mailbox.text")}</summary>
            <pre className="card mt-2 p-5 text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
          </details>
        </div>
      )}
    </>
  );
}
