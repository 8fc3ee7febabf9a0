import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BASKET_MOST, parseChosenUnits, writeChosenUnits } from "~/domain/baskets/chosen-units";
import { weighBasket, whatIsLeft } from "~/domain/baskets/weigh-basket.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { cardsOffered } from "~/platform/stripe.server";
import { basketCookie, readBasket } from "~/routes/guards/basket.server";
import { harmlessForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { BasketLine } from "~/routes/public/basket-line";
import { BasketOffer } from "~/routes/public/basket-offer";
import { BasketSum } from "~/routes/public/basket-sum";
import { changeBasket } from "~/routes/public/change-basket";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["basket", "transfer"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "basket:page.title", undefined, {}, { index: false });

/** What is left of a need changes while one chooses, so the page is read again also after a refusal. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod?.toUpperCase() === "POST" || defaultShouldRevalidate;
}

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const chosen = readBasket(request);
  const basket = await weighBasket(chosen);
  const asked = new URL(request.url).searchParams;
  const outside = (name: string) => parseChosenUnits(asked.get(name)).filter(({ code }) => chosen.every((one) => one.code !== code));
  return { basket, dropped: outside("dropped"), offered: outside("offered"), cards: cardsOffered(), limits: { limit: env.BANK_TRANSFER_LIMIT, perDay: env.BANK_TRANSFERS_PER_DAY } };
}

export async function action({ request }: ActionFunctionArgs) {
  await allowAnyone(request);
  const { form, checked } = await harmlessForm(request);
  if (!checked) return redirect(localHref(request, `/basket?${new URLSearchParams({ offered: writeChosenUnits(parseChosenUnits(String(form.get("chosen") ?? `${String(form.get("code"))}*${String(form.get("units"))}`))) })}`));
  const t = translator(localeOf(request), "basket");
  const before = readBasket(request);
  const intent = String(form.get("intent") ?? "");
  const left = intent === "reduce" ? whatIsLeft(await weighBasket(before)) : [];
  const changed = changeBasket(before, { intent, code: String(form.get("code") ?? "").toUpperCase(), units: String(form.get("units") ?? ""), chosen: String(form.get("chosen") ?? ""), left });
  if (!changed.ok) {
    const { reason, code, typed } = changed;
    return data({ refused: { reason, code, typed, text: t(`refused.${reason}`, { most: BASKET_MOST }) } }, { status: 400 });
  }
  const { chosen, said, dropped } = changed;
  const to = dropped.length > 0 ? `/basket?dropped=${dropped.map(({ code, units }) => `${code}*${units}`).join("+")}` : "/basket";
  return redirectWithFlash(request, to, { tone: said === "some" ? "warning" : "success", text: t(`said.${said}`, { most: BASKET_MOST, count: chosen.length }) }, [basketCookie(chosen)]);
}

export default function Basket() {
  const { basket, dropped, offered, cards, limits } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { t } = useTranslation("basket");
  const atLine = basket.lines.some(({ need }) => need.code === refused?.code);
  return (
    <>
      <PageHeader title={t("page.title")} lead={t("page.lead")} crumbs={[{ to: "/needs", label: t("page.needs") }]} />
      <FormErrors errors={refused ? [{ field: atLine ? `units-${refused.code}` : undefined, message: refused.text }] : null} />
      {dropped.length > 0 ? <BasketOffer why="dropped" units={dropped} /> : null}
      {offered.length > 0 ? <BasketOffer why="offered" units={offered} /> : null}
      {basket.gone.length > 0 ? <Notice tone="warning" className="mb-6">{t("page.gone", { codes: basket.gone.join(", ") })}</Notice> : null}
      {basket.lines.length === 0 ? (
        <EmptyState title={t("page.empty")} action={<ButtonLink to="/needs" size="large">{t("page.browse")}</ButtonLink>}>
          {t("page.emptyText")}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <ul className="grid min-w-0 gap-4">
            {basket.lines.map((line) => (
              <BasketLine key={line.need.code} line={line} refused={refused?.code === line.need.code ? refused : null} />
            ))}
          </ul>
          <BasketSum basket={basket} cards={cards} limits={limits} />
        </div>
      )}
    </>
  );
}
