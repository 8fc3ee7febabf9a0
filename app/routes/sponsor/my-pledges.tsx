import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listHeldBasketsOf } from "~/domain/baskets/read-baskets.server";
import { listPledgesOf } from "~/domain/pledges/read-pledges.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { HeldBaskets } from "./held-baskets";
import { MyNav } from "./my-nav";
import { PledgeCard } from "./pledge-card";

export const handle = { ns: ["basket", "sponsor", "promises", "searches"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "sponsor:mine.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  return { page, baskets: page === 1 ? await listHeldBasketsOf(viewer) : [], ...(await listPledgesOf(viewer, { page })) };
}

export default function MyPledges() {
  const { t } = useTranslation(["sponsor", "promises", "ui"]);
  const { rows, total, pages, page, baskets } = useLoaderData<typeof loader>();
  return (
    <>
      <MyNav />
      <PageHeader title={t("mine.title")} lead={total > 0 ? t("mine.lead") : undefined} actions={total > 0 ? <ButtonLink to="/needs">{t("mine.browse")}</ButtonLink> : undefined} />
      {baskets.length > 0 ? <HeldBaskets baskets={baskets} /> : null}
      {total === 0 ? (
        <EmptyState title={t("mine.emptyTitle")} action={<ButtonLink to="/needs" size="large">{t("mine.browse")}</ButtonLink>}>
          {t("mine.emptyText")}
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t("mine.beyond")} action={<ButtonLink to="/my/pledges" variant="secondary">{t("mine.first")}</ButtonLink>} />
      ) : (
        <ul className="grid gap-3">
          {rows.map((pledge) => (
            <li key={pledge.reference}><PledgeCard pledge={pledge} /></li>
          ))}
        </ul>
      )}
      <Pagination page={page} pageCount={pages} />
    </>
  );
}
