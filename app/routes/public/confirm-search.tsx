import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmSavedSearch } from "~/domain/saved-searches/confirm-saved-search.server";
import { awaitsConfirmation } from "~/domain/saved-searches/read-saved-searches.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { deviceOf } from "~/routes/guards/device.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";

export const handle = { ns: ["searches"] };
export const meta: MetaFunction = (args) => pageMeta(args, "searches:confirm.metaTitle", undefined, {}, { index: false });

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return { id, waits: await awaitsConfirmation(id), demo: env.demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await allowAnyone(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "searches");
  const code = String(form.get("code") ?? "").slice(0, 20);
  const confirmed = await confirmSavedSearch({ searchId: String(form.get("id") ?? ""), code, device: deviceOf(request), ip: clientAddress(context) });
  if (!confirmed.ok) return data({ code, error: t(`refused.${confirmed.reason}`) }, { status: confirmed.reason === "too-many-attempts" ? 429 : 400 });
  const tone = confirmed.kept === "saved" ? "success" : confirmed.kept === "too-many" ? "warning" : "info";
  return redirectWithFlash(request, "/my/searches", { tone, text: t(`confirm.${confirmed.kept}`) }, [sessionCookie(confirmed.token)]);
}

export default function ConfirmSearch() {
  const { t } = useTranslation("searches");
  const { id, waits, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!waits && !refused)
    return (
      <div className="mx-auto max-w-xl">
        <PageHeader title={t("confirm.metaTitle")} />
        <EmptyState title={t("confirm.gone")} action={<ButtonLink to="/needs">{t("mine.browse")}</ButtonLink>}>{t("confirm.goneText")}</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={t("confirm.title")} lead={t("confirm.lead")} />
      <FormErrors errors={refused ? [{ field: "code", message: refused.error }] : null} />
      <Form method="post" className="card grid gap-6 p-5 sm:p-6" noValidate>
        <CsrfField />
        <input type="hidden" name="id" value={id} />
        <TextField
          name="code"
          label={t("confirm.code")}
          hint={t("confirm.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\s*([0-9]\s*){6}"
          title={t("confirm.codeFormat")}
          maxLength={12}
          required
          defaultValue={refused?.code}
          errors={refused?.error}
        />
        <div><Button size="large">{t("confirm.submit")}</Button></div>
      </Form>
      {demo ? (
        <Notice className="mt-6">
          {t("confirm.demo")} <LocalLink to="/dev/mailbox" className="text-link">{t("confirm.mailbox")}</LocalLink>.
        </Notice>
      ) : null}
      <p className="mt-6 text-ink-soft">{t("confirm.notArrived")}</p>
    </div>
  );
}
