import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listDemoPeople } from "~/domain/accounts/read-demo-people.server";
import { requestSignInCode } from "~/domain/accounts/request-sign-in-code.server";
import { env } from "~/platform/env.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { homePath } from "~/routes/guards/home-path";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { nextPath } from "~/routes/guards/next-path";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";
import { DemoSignIn } from "./demo-sign-in";
import { rememberAttempt } from "./sign-in-attempt.server";

export const handle = { ns: ["account"] };
export const meta: MetaFunction = (args) => pageMeta(args, "account:signIn.title", "account:signIn.lead");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const next = nextPath(new URL(request.url).searchParams.get("next"));
  if (viewer) throw redirect(next ?? localHref(request, homePath(viewer)));
  return { next, demo: env.demo, demoPeople: await listDemoPeople() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await allowAnyone(request);
  const form = await checkedForm(request);
  const email = String(form.get("email") ?? "");
  const asked = await requestSignInCode({ email, locale: localeOf(request), ip: clientAddress(context) });
  if (!asked.ok) return data({ reason: asked.reason, email }, { status: asked.reason === "rate-limited" ? 429 : 400 });
  const cookie = rememberAttempt({ email: asked.email, next: nextPath(form.get("next")) });
  return redirect(localHref(request, "/sign-in/code"), { headers: { "Set-Cookie": cookie } });
}

export default function SignIn() {
  const { t } = useTranslation("account");
  const { next, demo, demoPeople } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const message = refused ? t(`signIn.refused.${refused.reason}`) : null;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("signIn.title")} lead={t("signIn.lead")} />
      <FormErrors errors={message ? [{ field: "email", message }] : null} />
      <Form method="post" className="card grid gap-5 p-5 sm:p-6">
        <CsrfField />
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField
          name="email"
          type="email"
          label={t("signIn.email")}
          hint={t("signIn.emailHint")}
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          required
          defaultValue={refused?.email}
          errors={message}
        />
        <div>
          <Button size="large" icon={<Mail aria-hidden className="size-5" />}>
            {t("signIn.send")}
          </Button>
        </div>
        <p className="text-sm text-ink-soft">{t("signIn.privacy")}</p>
      </Form>
      {demo ? <DemoSignIn people={demoPeople} next={next} /> : null}
    </div>
  );
}
