import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPriorities, prioritiesShown, type PrioritiesShown } from "~/domain/needs/priority/read-priorities.server";
import { firstReason } from "~/domain/needs/priority/reason-words";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterLinks } from "~/ui/filter-links";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { PriorityLine } from "~/ui/priority-line";
import { SearchForm } from "~/ui/search-form";
import { StateBadge } from "~/ui/state-badge";

export const handle = { ns: ["priority", "coordinator"] };
export const meta: MetaFunction = (args) => pageMeta(args, "priority:list.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "coordinator", "auditor");
  const query = new URL(request.url).searchParams;
  const locale = localeOf(request);
  const vi = locale === "vi";
  const [q, asked] = [query.get("q") ?? "", query.get("show") as PrioritiesShown];
  const show = prioritiesShown.includes(asked) ? asked : "all";
  const { needs, ...rest } = await listPriorities(viewer, { q, show, page: Math.trunc(Number(query.get("page"))) || 1 });
  return {
    ...rest, q: q.slice(0, 80), show,
    needs: needs.map((need) => ({ code: need.code, state: need.state, title: vi ? need.titleVi : need.titleEn, place: vi ? need.placeVi : need.placeEn, score: need.score, reason: firstReason(need.reasons, locale) })),
  };
}

export default function Priorities() {
  const { t } = useTranslation(["priority", "coordinator"]);
  const { needs, figures, page, pageCount, q, show } = useLoaderData<typeof loader>();
  const to = (part: string) => `/coordinate/priorities${part === "all" && !q ? "" : `?${new URLSearchParams({ ...(part === "all" ? {} : { show: part }), ...(q ? { q } : {}) })}`}`;
  return (
    <>
      <PageHeader
        title={t("list.title")}
        crumbs={[{ to: "/coordinate", label: t("coordinator:desk.title") }]}
        lead={<>{t("list.lead")} <LocalLink to="/how-priority-works" className="text-link">{t("list.how")}</LocalLink></>}
      />
      <SearchForm label={t("list.search")} value={q} maxLength={80} keep={show === "all" ? {} : { show }} />
      <FilterLinks label={t("list.parts")} links={(["all", "set"] as const).map((part) => ({ key: part, to: to(part), label: t(`list.part.${part}`), figure: figures[part], shown: part === show }))} />
      <DataTable
        className="mt-6"
        caption={t("list.title")}
        rows={needs}
        rowKey={(need) => need.code}
        empty={<div className="mt-6"><EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState></div>}
        columns={[
          {
            key: "need", primary: true, header: t("list.need"),
            cell: (need) => (
              <>
                <LocalLink to={`/coordinate/priorities/${need.code}`} className="text-link inline-flex min-h-11 items-center">{need.title}</LocalLink>
                <span className="block text-sm font-normal text-ink-soft"><span className="tabular-nums">{need.code}</span> · {need.place}</span>
              </>
            ),
          },
          { key: "priority", header: t("list.priority"), cell: (need) => <PriorityLine score={need.score} reason={need.reason} className="text-left" /> },
          { key: "state", header: t("list.state"), cell: (need) => <StateBadge of="need" state={need.state} className="whitespace-nowrap" /> },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} />
    </>
  );
}
