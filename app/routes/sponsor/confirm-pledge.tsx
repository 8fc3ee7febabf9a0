import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { deviceName } from "~/domain/accounts/session";
import { startSession } from "~/domain/accounts/start-session.server";
import { confirmGuestPledge } from "~/domain/pledges/confirm-guest-pledge.server";
import { isReference } from "~/domain/payments/pledge-reference";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { limit } from "~/platform/rate-limit.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { fieldErrors, typedValue } from "~/ui/form-result";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";
import { localPath, useLocale } from "~/ui/use-locale";

/** Codes that one network address may try within a quarter of an hour. */
const TRIES = 40;

export const handle = { ns: ["sponsor"] };
export const meta: MetaFunction<typeof loader> = (args) => [...pageMeta(args, "sponsor:confirm.title"), { name: "robots", content: "noindex" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const reference = params.reference ?? "";
  if (!isReference(reference)) throw new Response(null, { status: 404 });
  const pledgeId = new URL(request.url).searchParams.get("id") ?? "";
  if (viewer && !pledgeId) throw redirect(localHref(request, `/my/pledges/${reference}`));
  return { reference, pledgeId, demo: env.demo };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await allowAnyone(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "sponsor");
  const schema = z.object({
    code: z.string({ error: t("error.codeMissing") }).transform((code) => code.replace(/\s/g, "")).pipe(z.string().regex(/^\d{6}$/, t("error.codeMissing"))),
    pledgeId: z.uuid({ error: t("error.codeOld") }),
  });
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const allowed = await limit(`pledge-code:${clientAddress(context)}`, TRIES, 900);
  if (!allowed.ok) return data({ result: submission.reply({ formErrors: [t("error.too-many-attempts")] }) }, { status: 429 });
  const answer = await confirmGuestPledge(submission.value);
  if (!answer.ok) return data({ result: submission.reply({ fieldErrors: { code: [t(`error.${answer.reason}`)] } }) }, { status: 400 });
  const token = await startSession({ personId: answer.personId, device: deviceName(request.headers.get("User-Agent")) });
  const to = answer.basketReference ? `/my/baskets/${answer.basketReference}` : `/my/pledges/${answer.reference}`;
  return redirectWithFlash(request, to, { tone: "success", text: t("confirm.done", { reference: answer.basketReference ?? params.reference }) }, [sessionCookie(token)]);
}

export default function ConfirmPledge() {
  const { t } = useTranslation("sponsor");
  const { reference, pledgeId, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const locale = useLocale();
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={t("confirm.title")} eyebrow={reference} lead={t("confirm.lead")} />
      <Form method="post" className="card grid gap-6 p-6" noValidate>
        <CsrfField />
        <input type="hidden" name="pledgeId" value={typedValue(result, "pledgeId") ?? pledgeId} />
        <FormErrors errors={result?.error} />
        <TextField
          name="code"
          label={t("confirm.code")}
          hint={t("confirm.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          defaultValue={typedValue(result, "code")}
          errors={fieldErrors(result, "code")}
        />
        <Button size="large">{t("confirm.submit")}</Button>
      </Form>
      {demo ? (
        <Notice tone="info" title={t("demo.label")} className="mt-6">
          <p>
            {t("confirm.demoMail")}{" "}
            <LocalLink to="/dev/mailbox" className="text-link">
              {t("confirm.mailbox")}
            </LocalLink>
          </p>
        </Notice>
      ) : null}
      <p className="mt-6 text-ink-soft">
        {t("confirm.noMail")}{" "}
        <LocalLink to={`/sign-in?next=${encodeURIComponent(localPath(`/my/pledges/${reference}`, locale))}`} className="text-link">
          {t("confirm.signInInstead")}
        </LocalLink>
      </p>
    </div>
  );
}
