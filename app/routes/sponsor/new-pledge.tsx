import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { pledgeOpening } from "~/domain/needs/need";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { holdExpiry } from "~/domain/pledges/pledge";
import { listSponsorOrganisations } from "~/domain/sponsors/read-sponsor-organisations.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";
import { limit } from "~/platform/rate-limit.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import type { FormResult } from "~/ui/form-result";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { localPath, useLocale } from "~/ui/use-locale";
import { NeedFacts } from "./need-facts";
import { NewPledgeFields } from "./new-pledge-fields";
import { newPledgeForm, readGivenAs, readInstalments } from "./new-pledge-form";
import { GUEST_PLEDGES_PER_HOUR, PLEDGES_PER_HOUR, usualUnits } from "./new-pledge-limits";

export const handle = { ns: ["cards", "sponsor", "transfer", "promises"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "sponsor:new.metaTitle", undefined, { code: args.params.code });

/** Whoever lost a race sees how many units are left now, so the page is read again also after a refusal. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod?.toUpperCase() === "POST" || defaultShouldRevalidate;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const page = await findPublicNeed(params.code ?? "");
  if (!page) throw new Response(null, { status: 404 });
  const { need } = page;
  const now = clock.now();
  const hold = { bankHours: env.HOLD_BANK_HOURS, inKindDays: env.HOLD_IN_KIND_DAYS };
  const asked = Number(new URL(request.url).searchParams.get("units"));
  const remaining = need.quantity - need.unitsAllocated;
  return {
    need,
    opening: pledgeOpening(need, vietnamDay(now)),
    remaining,
    hold,
    holdDay: vietnamDay(holdExpiry("money", now, hold)),
    holdUntil: { money: holdExpiry("money", now, hold).toISOString(), inKind: holdExpiry("in_kind", now, hold).toISOString() },
    transfers: { limit: env.BANK_TRANSFER_LIMIT, perDay: env.BANK_TRANSFERS_PER_DAY },
    organisations: await listSponsorOrganisations(viewer),
    guest: viewer === null,
    viewerName: viewer?.name ?? "",
    units: Number.isSafeInteger(asked) && asked >= 1 ? Math.min(asked, Math.max(1, remaining)) : usualUnits(need.unitPrice, remaining),
    idempotencyKey: randomUUID(),
    cardMinutes: cardsOffered() ? env.HOLD_CARD_MINUTES : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await allowAnyone(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "sponsor");
  const submission = parseWithZod(form, { schema: newPledgeForm(t, viewer === null) });
  // Without script a button works out the total again: what was typed comes back, nothing is complained of yet.
  if (form.get("intent") === "recount") return data({ result: { initialValue: submission.payload } as FormResult });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const limits = [{ key: `pledge:${clientAddress(context)}`, points: PLEDGES_PER_HOUR, words: "error.tooManyPledges" }];
  if (!viewer) limits.push({ key: `pledge-guest:${submission.value.email?.toLowerCase()}`, points: GUEST_PLEDGES_PER_HOUR, words: "error.tooManyForEmail" });
  for (const { key, points, words } of limits) {
    const allowed = await limit(key, points, 3600);
    if (allowed.ok) continue;
    const wait = t(words, { count: Math.ceil(allowed.retryAfterSeconds / 60) });
    return data({ result: submission.reply({ formErrors: [wait] }) }, { status: 429, headers: { "Retry-After": String(allowed.retryAfterSeconds) } });
  }
  const { name, email, honourName, givenAs: chosen, channel: how, rhythm, instalments, payDay, excessToNext, ...wish } = submission.value;
  const monthly = readInstalments(wish.mode, { rhythm, instalments, payDay, excessToNext });
  const channel = how === "card" && wish.mode === "money" && cardsOffered() ? how : "bank_transfer";
  const giver = readGivenAs(chosen);
  const organisation = giver.organisationId ? (await listSponsorOrganisations(viewer)).find(({ id }) => id === giver.organisationId) : undefined;
  const answer = await makePledge({
    ...wish,
    ...giver,
    channel: monthly ? "bank_transfer" : channel,
    instalments: monthly,
    needCode: (params.code ?? "").toUpperCase(),
    honourName: honourName || organisation?.nameVi || viewer?.name || name || "",
    viewer,
    guest: viewer ? null : { name: name ?? "", email: email ?? "" },
    locale,
  });
  if (!answer.ok) {
    if (answer.reason === "need-not-found") throw new Response(null, { status: 404 });
    const taken = answer.reason === "units-taken" && answer.remaining > 0;
    const text = answer.reason === "instalments-invalid" ? translator(locale, "promises")("form.invalid") : answer.reason === "card-not-possible" ? translator(locale, "cards")("new.refused") : answer.reason === "units-taken" ? t(taken ? "error.units-taken" : "error.units-gone", { count: answer.remaining }) : t(`error.${answer.reason}`);
    const field = fieldOfRefusal[answer.reason];
    return data({ result: submission.reply(field ? { fieldErrors: { [field]: [text] } } : { formErrors: [text] }) }, { status: 400 });
  }
  if (answer.guest) return redirectWithFlash(request, `/pledges/${answer.reference}/confirm?id=${answer.pledgeId}`, { tone: "info", text: t("new.checkMail") });
  if (channel === "card" && !monthly) return redirectWithFlash(request, `/my/pledges/${answer.reference}/card`, { tone: "success", text: translator(locale, "cards")("new.done") });
  return redirectWithFlash(request, `/my/pledges/${answer.reference}`, { tone: "success", text: t(`new.done.${wish.mode}`) });
}

const fieldOfRefusal: Partial<Record<string, string>> = {
  "units-taken": "units",
  "units-invalid": "units",
  "instalments-invalid": "instalments",
  "amount-too-large": "units",
  "card-not-possible": "channel",
  "mode-not-accepted": "mode",
  "organisation-not-yours": "givenAs",
  "guest-email-needed": "email",
  "honour-name-invalid": "honourName",
};

export default function NewPledge() {
  const { t } = useTranslation("sponsor");
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { need } = page;
  const title = locale === "vi" ? need.titleVi : need.titleEn;
  const crumbs = [
    { to: "/needs", label: t("crumb.needs") },
    { to: `/needs/${need.code}`, label: need.code },
  ];
  if (page.opening !== "open" && !result) {
    return (
      <>
        <PageHeader title={t("new.title")} crumbs={crumbs} />
        <EmptyState title={t(`new.notOpen.${page.opening}`)} action={<ButtonLink to="/needs">{t("new.otherNeeds")}</ButtonLink>}>
          {title}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("new.title")} crumbs={crumbs} lead={`${title}. ${locale === "vi" ? need.placeVi : need.placeEn}.`} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Form method="post" action={localPath(`/needs/${need.code}/pledge`, locale)} className="grid content-start gap-8 lg:col-start-1 lg:row-start-1" noValidate>
          <CsrfField />
          <FormErrors errors={result?.error} />
          {page.opening === "open" ? null : <ButtonLink to="/needs" variant="secondary" className="justify-self-start">{t("new.otherNeeds")}</ButtonLink>}
          <NewPledgeFields page={page} result={result} />
        </Form>
        <aside className="lg:col-start-2 lg:row-start-1">
          <NeedFacts need={need} remaining={page.remaining} />
        </aside>
      </div>
    </>
  );
}
