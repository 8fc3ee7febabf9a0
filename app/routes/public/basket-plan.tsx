import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { needListParams, needListPath, parseNeedFilters, type NeedFilters } from "~/domain/needs/need-filters";
import { needCard } from "~/domain/needs/public-need-view";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { nameFacets } from "~/domain/search/name-facets.server";
import { readPlanAmount } from "~/domain/search/plan-amount";
import { planBasket } from "~/domain/search/plan-basket.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { BasketLines } from "~/routes/public/basket-lines";
import { BudgetForm } from "~/routes/public/budget-form";
import { NeedsChips, useActiveFilters } from "~/routes/public/needs-chips";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";

const QUICK = [500_000, 1_000_000, 5_000_000, 20_000_000, 100_000_000];

export const handle = { ns: ["public", "browse"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "browse:plan.metaTitle", "browse:plan.metaDescription", {}, { index: false });

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const asked = new URL(request.url).searchParams;
  const filters = { ...(await correctPlaces(parseNeedFilters(asked))), page: 1, state: "open" as const, accepts: [] };
  const typed = (asked.get("amount") ?? "").slice(0, 30);
  const read = readPlanAmount(typed);
  if (!read.ok) return { filters, typed, refusal: read.reason, plan: null, choices: null };
  const plan = await planBasket(read.amount, filters);
  return {
    filters,
    typed,
    refusal: null,
    plan: {
      amount: String(read.amount),
      sum: String(plan.sum),
      leftOver: String(plan.leftOver),
      considered: plan.considered,
      lines: plan.lines.map(({ need, units, cost }) => ({ need: needCard(need, locale), units, cost: String(cost) })),
    },
    choices: await nameFacets(plan.facets, filters, locale),
  };
}

export type BasketPlanData = NonNullable<Awaited<ReturnType<typeof loader>>["plan"]>;

const planPath = (filters: Partial<NeedFilters>, amount: string | number) => `/basket/plan?${new URLSearchParams([["amount", String(amount)], ...needListParams(filters)])}`;
const noChoices = { provinces: [], communes: [], programmes: [], allProvinces: [], near: null };

export default function BasketPlan() {
  const { filters, typed, refusal, plan, choices } = useLoaderData<typeof loader>();
  const { t } = useTranslation("browse");
  const locale = useLocale();
  const active = useActiveFilters({ filters, choices: choices ?? noChoices });
  return (
    <>
      <PageHeader
        crumbs={[{ to: needListPath(filters), label: t("plan.backToNeeds") }]}
        title={plan ? t("plan.can", { amount: formatDong(BigInt(plan.amount), locale) }) : t("plan.title")}
        lead={t("plan.lead")}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="no-print grid gap-4 lg:order-2">
          <BudgetForm filters={filters} amount={typed} errors={refusal && refusal !== "amount-missing" ? t(`plan.refusal.${refusal}`) : null} />
          <nav aria-label={t("plan.quick")} className="flex flex-wrap gap-2">
            {QUICK.map((amount) => (
              <LocalLink key={amount} to={planPath(filters, amount)} preventScrollReset aria-current={plan?.amount === String(amount) ? "true" : undefined} className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-4 text-sm font-medium hover:border-action hover:text-action aria-[current=true]:border-action aria-[current=true]:bg-action-soft aria-[current=true]:text-action">
                <Money amount={amount} />
              </LocalLink>
            ))}
          </nav>
        </div>
        <div className="min-w-0">
          {active.length > 0 && plan ? <NeedsChips active={active} pathOf={(without) => planPath(without, plan.amount)} /> : null}
          {plan ? <BasketLines plan={plan} filters={filters} /> : <p className="card p-6 text-ink-soft">{t("plan.begin")}</p>}
        </div>
      </div>
    </>
  );
}
