import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { parseChosenUnits, type ChosenUnits } from "~/domain/baskets/chosen-units";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { weighBasket, whatIsLeft } from "~/domain/baskets/weigh-basket.server";
import { moneyHoldExpiry } from "~/domain/pledges/money-hold.server";
import { listSponsorOrganisations } from "~/domain/sponsors/read-sponsor-organisations.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { limit } from "~/platform/rate-limit.server";
import { cardsOffered } from "~/platform/stripe.server";
import { basketCookie, readBasket } from "~/routes/guards/basket.server";
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
import { NewBasketFields } from "./new-basket-fields";
import { newBasketForm } from "./new-basket-form";
import { NewBasketLines } from "./new-basket-lines";
import { readGivenAs } from "./new-pledge-form";
import { GUEST_PLEDGES_PER_HOUR, PLEDGES_PER_HOUR } from "./new-pledge-limits";

export const handle = { ns: ["basket", "cards", "sponsor", "transfer", "promises"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "basket:new.title", undefined, {}, { index: false });

/** Whoever lost a race sees how many units are left now, so the page is read again also after a refusal. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod?.toUpperCase() === "POST" || defaultShouldRevalidate;
}

/** A basket as the form shows it, and until when it would be held from now on. */
async function weighed(chosen: readonly ChosenUnits[]) {
  const basket = await weighBasket(chosen);
  return { ...basket, left: whatIsLeft(basket).length, holdUntil: moneyHoldExpiry(BigInt(basket.sum || 1)).toISOString() };
}

type Weighed = Awaited<ReturnType<typeof weighed>>;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  return {
    basket: await weighed(readBasket(request)),
    transfers: { limit: env.BANK_TRANSFER_LIMIT, perDay: env.BANK_TRANSFERS_PER_DAY },
    organisations: await listSponsorOrganisations(viewer),
    guest: viewer === null,
    viewerName: viewer?.name ?? "",
    idempotencyKey: randomUUID(),
    cardMinutes: cardsOffered() ? env.HOLD_CARD_MINUTES : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await allowAnyone(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "sponsor");
  const words = translator(locale, "basket");
  const chosen = parseChosenUnits(String(form.get("chosen") ?? ""));
  const submission = parseWithZod(form, { schema: newBasketForm(t, viewer === null) });
  if (form.get("intent") === "reduce") {
    const left = whatIsLeft(await weighBasket(chosen));
    return data({ result: { initialValue: submission.payload } as FormResult, basket: await weighed(left) }, { headers: { "Set-Cookie": basketCookie(left) } });
  }
  const refuse = async (result: FormResult, status: number, headers = {}) => data({ result, basket: await weighed(chosen) }, { status, headers });
  if (submission.status !== "success") return refuse(submission.reply(), 400);
  const limits = [{ key: `pledge:${clientAddress(context)}`, points: PLEDGES_PER_HOUR, words: "error.tooManyPledges" }];
  if (!viewer) limits.push({ key: `pledge-guest:${submission.value.email?.toLowerCase()}`, points: GUEST_PLEDGES_PER_HOUR, words: "error.tooManyForEmail" });
  for (const { key, points, words: why } of limits) {
    const allowed = await limit(key, points, 3600);
    if (!allowed.ok) return refuse(submission.reply({ formErrors: [t(why, { count: Math.ceil(allowed.retryAfterSeconds / 60) })] }), 429, { "Retry-After": String(allowed.retryAfterSeconds) });
  }
  const { name, email, honourName, givenAs: as, channel: how, ...wish } = submission.value;
  const channel = how === "card" && cardsOffered() ? how : "bank_transfer";
  const giver = readGivenAs(as);
  const organisation = giver.organisationId ? (await listSponsorOrganisations(viewer)).find(({ id }) => id === giver.organisationId) : undefined;
  const answer = await makeBasket({
    ...wish, ...giver, chosen, channel, viewer, locale,
    honourName: honourName || organisation?.nameVi || viewer?.name || name || "",
    guest: viewer ? null : { name: name ?? "", email: email ?? "" },
  });
  if (!answer.ok) {
    const field = fieldOfRefusal[answer.reason];
    const text = answer.reason in shared ? t(`error.${answer.reason}`) : words(`refused.${answer.reason}`);
    return refuse(submission.reply(field ? { fieldErrors: { [field]: [text] } } : { formErrors: [text] }), 400);
  }
  const rest = readBasket(request).filter(({ code }) => !chosen.some((one) => one.code === code));
  const cookies = [basketCookie(rest)];
  if (answer.guest) return redirectWithFlash(request, `/pledges/${answer.first.reference}/confirm?id=${answer.first.pledgeId}`, { tone: "info", text: words("new.checkMail") }, cookies);
  return redirectWithFlash(request, `/my/baskets/${answer.reference}${channel === "card" ? "/card" : ""}`, { tone: "success", text: words(channel === "card" ? "new.doneCard" : "new.done") }, cookies);
}

/** Refusals that say the same of a basket as of a pledge. */
const shared: Record<string, true> = { "organisation-not-yours": true, "guest-email-needed": true, "honour-name-invalid": true };
const fieldOfRefusal: Partial<Record<string, string>> = { "card-not-possible": "channel", "organisation-not-yours": "givenAs", "guest-email-needed": "email", "honour-name-invalid": "honourName" };

export default function NewBasket() {
  const { t } = useTranslation("basket");
  const locale = useLocale();
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const basket: Weighed = answered?.basket ?? page.basket;
  const crumbs = [{ to: "/needs", label: t("page.needs") }, { to: "/basket", label: t("page.title") }];
  if (basket.lines.length === 0) {
    return (
      <>
        <PageHeader title={t("new.title")} crumbs={crumbs} />
        <EmptyState title={t("page.empty")} action={<ButtonLink to="/needs">{t("page.browse")}</ButtonLink>}>{t("page.emptyText")}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("new.title")} crumbs={crumbs} lead={t("new.lead", { count: basket.lines.length })} />
      <Form method="post" action={localPath("/basket/pledge", locale)} className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]" noValidate>
        <div className="grid content-start gap-8">
          <CsrfField />
          <input type="hidden" name="chosen" value={basket.lines.map(({ need, units }) => `${need.code}*${units}`).join(" ")} />
          <FormErrors errors={answered?.result.error} />
          <NewBasketFields page={page} basket={basket} result={answered?.result} />
        </div>
        <div className="max-lg:-order-1 lg:sticky lg:top-6 lg:self-start">
          <NewBasketLines basket={basket} />
        </div>
      </Form>
    </>
  );
}
