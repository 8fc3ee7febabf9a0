import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LogIn } from "lucide-react";
import { useTranslation } from "react-i18next";
import { signInWithCode } from "~/domain/accounts/sign-in-with-code.server";
import { env } from "~/platform/env.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { deviceOf } from "~/routes/guards/device.server";
import { homePath } from "~/routes/guards/home-path";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";
import { forgetAttempt, readAttempt } from "./sign-in-attempt.server";

export const handle = { ns: ["account"] };
export const meta: MetaFunction = (args) => pageMeta(args, "account:code.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const attempt = readAttempt(request);
  if (viewer) throw redirect(attempt?.next ?? localHref(request, homePath(viewer)));
  return { email: attempt?.email ?? null, demo: env.demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await allowAnyone(request);
  const form = await checkedForm(request);
  const attempt = readAttempt(request);
  const email = String(form.get("email") ?? attempt?.email ?? "");
  const code = String(form.get("code") ?? "");
  const signedIn = await signInWithCode({ email, code, device: deviceOf(request), ip: clientAddress(context), locale: localeOf(request) });
  if (!signedIn.ok) return data({ reason: signedIn.reason }, { status: signedIn.reason === "too-many-attempts" ? 429 : 400 });
  const headers = new Headers();
  headers.append("Set-Cookie", sessionCookie(signedIn.token));
  headers.append("Set-Cookie", forgetAttempt());
  return redirect(attempt?.next ?? localHref(request, homePath(signedIn.viewer)), { headers });
}

export default function SignInCode() {
  const { t } = useTranslation("account");
  const { email, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const message = refused ? t(`code.refused.${refused.reason}`) : null;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("code.title")} lead={email ? t("code.sentTo", { email }) : t("code.lead")} />
      <FormErrors errors={message ? [{ field: "code", message }] : null} />
      <Form method="post" className="card grid gap-5 p-5 sm:p-6">
        <CsrfField />
        {email ? null : (
          <TextField name="email" type="email" label={t("signIn.email")} autoComplete="email" inputMode="email" maxLength={254} required />
        )}
        <TextField
          name="code"
          label={t("code.label")}
          hint={t("code.hint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          pattern="\s*([0-9]\s*){6}"
          title={t("code.format")}
          maxLength={12}
          required
          errors={message}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button size="large" icon={<LogIn aria-hidden className="size-5" />}>
            {t("code.submit")}
          </Button>
          <LocalLink to="/sign-in" className="text-link inline-flex min-h-11 items-center">
            {t("code.again")}
          </LocalLink>
        </div>
      </Form>
      {demo ? (
        <Notice className="mt-6" title={t("code.demoTitle")}>
          {t("demo.mailbox")}{" "}
          <LocalLink to="/dev/mailbox" className="text-link">
            {t("demo.mailboxLink")}
          </LocalLink>
        </Notice>
      ) : (
        <p className="mt-6 text-ink-soft">{t("code.notArrived")}</p>
      )}
    </div>
  );
}
