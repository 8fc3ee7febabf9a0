import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canEnterRate } from "~/domain/cards/card-policy";
import { formatRate } from "~/domain/cards/charge-words";
import { enterRate } from "~/domain/cards/enter-rate.server";
import { listRates } from "~/domain/cards/read-rates.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { FundNav } from "./fund-nav";
import { RateForm } from "./rate-form";
import { RateTable } from "./rate-table";

export const handle = { ns: ["cards", "fund"] };
export const meta: MetaFunction = (args) => pageMeta(args, "cards:rates.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  const [found, waiting] = await Promise.all([listRates(viewer, { page }), readFundWaiting(viewer)]);
  return { ...found, waiting, page, today: vietnamDay(clock.now()), mayEnter: canEnterRate(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "cards");
  const written = (name: string, max: number) => String(form.get(name) ?? "").trim().slice(0, max);
  const typed = { currency: written("currency", 3), rate: written("rate", 40), rateOn: written("rateOn", 10), source: written("source", 200) };
  const { currency } = typed;
  if (currency !== "USD" && currency !== "EUR") return data({ ...typed, reason: "currency-missing" }, { status: 400 });
  const entered = await enterRate({ viewer, ...typed, currency, confirmed: form.get("confirmed") === "yes" });
  if (!entered.ok) return data({ ...typed, reason: entered.reason }, { status: 400 });
  return redirectWithFlash(request, "/fund/rates", { tone: "success", text: t("rates.done", { currency, rate: formatRate(Number(entered.rate), locale) }) });
}

export default function FundRates() {
  const { t } = useTranslation("cards");
  const { rows, pages, page, waiting, today, mayEnter, maxDays } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("rates.title")} crumbs={[{ to: "/fund/cards", label: t("fund.title") }]} lead={t("rates.lead", { count: maxDays })} />
      <div className="grid gap-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
        {mayEnter ? <RateForm today={today} result={result} /> : null}
        <section aria-labelledby="rates-title" className={mayEnter ? undefined : "lg:col-span-2"}>
          <h2 id="rates-title" className="mb-4 text-xl font-semibold">{t("rates.entered")}</h2>
          <RateTable rows={rows} />
          <Pagination page={page} pageCount={pages} />
        </section>
      </div>
    </>
  );
}
