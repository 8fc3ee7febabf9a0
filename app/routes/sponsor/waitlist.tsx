import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { pledgeOpening } from "~/domain/needs/need";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { HONOUR_NAME_MAX, readSurplusRule } from "~/domain/pledges/pledge";
import { joinWaitlist } from "~/domain/waitlist/join-waitlist.server";
import { readWaitlistOf } from "~/domain/waitlist/read-waitlist.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone, requireSignedIn } from "~/routes/guards/viewer.server";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { QuantityField } from "~/ui/quantity-field";
import { RadioCards } from "~/ui/radio-cards";
import { TextField } from "~/ui/text-field";
import { localPath, useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { SurplusChoice } from "./surplus-choice";

export const handle = { ns: ["promises", "sponsor"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "promises:waitlist.metaTitle", undefined, { code: args.params.code });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const page = await findPublicNeed(params.code ?? "");
  if (!page) throw new Response(null, { status: 404 });
  const waitlist = await readWaitlistOf(page.need.code, viewer);
  return { need: page.need, opening: pledgeOpening(page.need, vietnamDay(clock.now())), ...waitlist, signedIn: viewer !== null, name: viewer?.name ?? "", hours: env.WAITLIST_OFFER_HOURS };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const typed = { units: String(form.get("units") ?? ""), givenAs: form.get("givenAs") === "anonymous" ? ("anonymous" as const) : ("person" as const), honourName: String(form.get("honourName") ?? "").slice(0, 200), surplusRule: readSurplusRule(form.get("surplusRule")) };
  const answer = await joinWaitlist({ needCode: (params.code ?? "").toUpperCase(), viewer, ...typed, units: /^\d{1,8}$/.test(typed.units) ? Number(typed.units) : 0, locale });
  const t = translator(locale, "promises");
  if (answer.ok) return redirectWithFlash(request, "/my/waitlist", { tone: "success", text: t("waitlist.joined") });
  if (answer.reason === "need-not-found") throw new Response(null, { status: 404 });
  return data({ typed, error: t(`waitlist.refused.${answer.reason}`), field: answer.reason === "units-invalid" ? "units" : answer.reason === "honour-name-invalid" ? "honourName" : undefined }, { status: 409 });
}

export default function Waitlist() {
  const { t } = useTranslation("promises");
  const locale = useLocale();
  const word = useUnitWord();
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { need, own } = page;
  const header = (
    <PageHeader
      title={t("waitlist.joinTitle")}
      crumbs={[{ to: `/needs/${need.code}`, label: need.code }]}
      lead={locale === "vi" ? need.titleVi : need.titleEn}
    />
  );
  if (own)
    return (
      <div className="mx-auto max-w-2xl">
        {header}
        <EmptyState title={t("waitlist.joined")} action={<ButtonLink to="/my/waitlist">{t("waitlist.mine")}</ButtonLink>}>
          {own.place ? t("waitlist.place", { place: own.place, units: own.units, unit: word(need, own.units) }) : t("waitlist.state.offered")}
        </EmptyState>
      </div>
    );
  if (page.opening === "open" && page.waiting === 0)
    return (
      <div className="mx-auto max-w-2xl">
        {header}
        <EmptyState title={t("waitlist.notCovered")} action={<ButtonLink to={`/needs/${need.code}/pledge`}>{t("waitlist.pledge")}</ButtonLink>}>{t("waitlist.notCoveredText")}</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto max-w-2xl">
      {header}
      <Notice tone="info" className="mb-6">
        <p>{t("waitlist.lead", { hours: page.hours })}</p>
        <p className="mt-1">{page.waiting > 0 ? t("waitlist.waiting", { count: page.waiting }) : t("waitlist.none")}</p>
      </Notice>
      {page.signedIn ? (
        <Form method="post" className="card grid gap-6 p-5 sm:p-6" noValidate>
          <CsrfField />
          <FormErrors errors={result ? [{ message: result.error, field: result.field }] : null} />
          <QuantityField name="units" label={t("waitlist.units")} hint={t("waitlist.unitsHint")} max={need.quantity} defaultValue={Number(result?.typed.units) || 1} unit={word(need, 2)} errors={result?.field === "units" ? result.error : null} />
          <RadioCards
            name="givenAs"
            legend={t("waitlist.givenAs")}
            defaultValue={result?.typed.givenAs ?? "person"}
            columns={2}
            options={[{ value: "person", label: t("waitlist.asPerson") }, { value: "anonymous", label: t("waitlist.asAnonymous") }]}
          />
          <TextField name="honourName" label={t("waitlist.honourName")} maxLength={HONOUR_NAME_MAX} defaultValue={result?.typed.honourName} placeholder={page.name || undefined} errors={result?.field === "honourName" ? result.error : null} />
          <SurplusChoice chosen={result?.typed.surplusRule} />
          <div><Button size="large">{t("waitlist.submit")}</Button></div>
        </Form>
      ) : (
        <div className="card p-6">
          <p className="mb-4">{t("waitlist.signInText")}</p>
          <ButtonLink to={`/sign-in?next=${encodeURIComponent(localPath(`/needs/${need.code}/waitlist`, locale))}`} size="large">{t("waitlist.signIn")}</ButtonLink>
        </div>
      )}
    </div>
  );
}
