import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endOfDeadline } from "~/domain/needs/need";
import { needCard } from "~/domain/needs/public-need-view";
import { reasonInShort } from "~/domain/needs/priority/reason-words";
import { compareNeeds } from "~/domain/search/compare-needs.server";
import { COMPARED_MOST } from "~/domain/search/shortlist";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { CompareTable } from "~/routes/public/compare-table";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["public", "browse"] };

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "browse:compare.metaTitle", undefined, {}, { index: false });

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const vi = locale === "vi";
  const { needs, left, unknown } = await compareNeeds(new URL(request.url).searchParams.getAll("need").flatMap((value) => value.split(",")));
  return {
    left,
    unknown,
    needs: needs.map((need) => ({
      ...needCard(need, locale),
      lastMoment: endOfDeadline(need.deadline),
      ageBand: need.ageBand,
      beneficiaries: need.beneficiaries,
      unitBuys: vi ? need.unitBuysVi : need.unitBuysEn,
      reasons: need.priorityReasons.filter(({ points }) => points !== 0).map((reason) => reasonInShort(reason, locale)),
      stateSupport: vi ? need.stateSupportVi : need.stateSupportEn,
      programme: need.programme && (vi ? need.programme.titleVi : need.programme.titleEn),
    })),
  };
}

export type ComparedNeed = Awaited<ReturnType<typeof loader>>["needs"][number];

export default function Compare() {
  const { needs, left, unknown } = useLoaderData<typeof loader>();
  const { t } = useTranslation("browse");
  return (
    <>
      <PageHeader crumbs={[{ to: "/shortlist", label: t("shortlist.title") }]} title={t("compare.title")} lead={t("compare.lead")} />
      {left > 0 ? <Notice tone="warning" className="mb-6">{t("compare.left", { count: left, n: COMPARED_MOST })}</Notice> : null}
      {unknown > 0 ? <Notice className="mb-6">{t("compare.unknown", { count: unknown })}</Notice> : null}
      {needs.length < 2 ? (
        <EmptyState title={t("compare.tooFew")} action={<ButtonLink to="/shortlist">{t("compare.toShortlist")}</ButtonLink>}>{t("compare.tooFewText", { n: COMPARED_MOST })}</EmptyState>
      ) : (
        <CompareTable needs={needs} />
      )}
    </>
  );
}
