import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BASKET_MOST } from "~/domain/baskets/chosen-units";
import { needCard } from "~/domain/needs/public-need-view";
import { COMPARED_MOST, dropNeed, keepNeed, needCodes } from "~/domain/search/shortlist";
import { publicNeedsInOrder } from "~/domain/search/search-needs.server";
import { translator } from "~/locales/i18n";
import { harmlessForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { nextPath } from "~/routes/guards/next-path";
import { readShortlist, shortlistCookie } from "~/routes/guards/shortlist.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ShortlistOffer } from "~/routes/public/shortlist-offer";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { NeedCard } from "~/ui/need-card";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { PutIntoBasket } from "~/ui/put-into-basket";
import { pageMeta } from "~/ui/page-meta";
import { localPath, useLocale } from "~/ui/use-locale";

export const handle = { ns: ["browse"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "browse:shortlist.metaTitle", undefined, {}, { index: false });

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const kept = readShortlist(request);
  const needs = await publicNeedsInOrder(kept);
  const asked = new URL(request.url).searchParams;
  const offered = (["dropped", "offered"] as const).flatMap((why) => needCodes([asked.get(why) ?? ""]).flatMap((code) => (kept.includes(code) ? [] : [{ why, code }])));
  return { needs: needs.map((need) => needCard(need, localeOf(request))), gone: kept.length - needs.length, offered: offered[0] ?? null };
}

/** Keeps a need or drops one. A page with script stays where it is; without script the visitor comes back to the page where the button was pressed. */
export async function action({ request }: ActionFunctionArgs) {
  await allowAnyone(request);
  const { form, checked } = await harmlessForm(request);
  const text = (name: string) => String(form.get(name) ?? "");
  if (!checked) return redirect(localHref(request, `/shortlist?${new URLSearchParams({ offered: text("code").slice(0, 40) })}`));
  const kept = readShortlist(request);
  const changed = text("intent") === "drop" ? { ok: true as const, codes: dropNeed(kept, text("code")) } : keepNeed(kept, text("code"));
  const headers = changed.ok ? { "Set-Cookie": shortlistCookie(changed.codes) } : undefined;
  if (text("stay") === "yes") return data({ refusal: changed.ok ? null : changed.reason }, { headers });
  const next = nextPath(text("next")) ?? "/shortlist";
  if (!changed.ok) return redirectWithFlash(request, next, { tone: "warning", text: translator(localeOf(request), "ui")(`shortlist.refusal.${changed.reason}`) });
  return redirect(localHref(request, next), { headers });
}

export default function Shortlist() {
  const { needs, gone, offered } = useLoaderData<typeof loader>();
  const { t } = useTranslation("browse");
  const locale = useLocale();
  const openForMoney = needs.filter((need) => need.state === "open" && need.accepts.money && need.unitsCovered < need.quantity).slice(0, BASKET_MOST).map(({ code }) => ({ code, units: 1 }));
  return (
    <>
      <PageHeader title={t("shortlist.title")} lead={t("shortlist.lead")} />
      {offered ? <ShortlistOffer {...offered} /> : null}
      {gone > 0 ? <Notice className="mb-6">{t("shortlist.gone", { count: gone })}</Notice> : null}
      {needs.length === 0 ? (
        <EmptyState title={t("shortlist.empty")} action={<ButtonLink to="/needs">{t("plan.seeNeeds")}</ButtonLink>}>{t("shortlist.emptyText")}</EmptyState>
      ) : null}
      {needs.length > 1 ? (
        <Form id="compare" method="get" action={localPath("/compare", locale)} className="no-print card mb-6 flex flex-wrap items-center justify-between gap-4 p-4">
          <p>{t("shortlist.choose", { n: COMPARED_MOST })}</p>
          <Button variant="secondary">{t("shortlist.compare")}</Button>
        </Form>
      ) : null}
      {openForMoney.length > 0 ? (
        <PutIntoBasket lines={openForMoney} variant="secondary" className="no-print mb-6 grid sm:inline-grid">{t("shortlist.intoBasket", { count: openForMoney.length })}</PutIntoBasket>
      ) : null}
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {needs.map((need, index) => (
          <li key={need.code} className="flex flex-col gap-1">
            {needs.length > 1 ? (
              <label className="no-print inline-flex min-h-11 cursor-pointer items-center gap-2.5 self-start font-medium">
                <input form="compare" type="checkbox" name="need" value={need.code} defaultChecked={index < COMPARED_MOST} className="size-5 accent-action" />
                {t("shortlist.pick")} <span className="tabular-nums">{need.code}</span>
              </label>
            ) : null}
            <NeedCard need={need} dropTo={`/shortlist?dropped=${need.code}`} />
          </li>
        ))}
      </ul>
    </>
  );
}
