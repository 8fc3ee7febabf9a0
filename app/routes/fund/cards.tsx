import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cardShows, listCardPayments, readCardFigures } from "~/domain/cards/read-cards.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { cardsOffered } from "~/platform/stripe.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { FilterLinks } from "~/ui/filter-links";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { CardFiguresList } from "./card-figures";
import { CardTable } from "./card-table";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["cards", "fund"] };
export const meta: MetaFunction = (args) => pageMeta(args, "cards:fund.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const show = cardShows.find((each) => each === query.get("show")) ?? "all";
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, figures, waiting] = await Promise.all([listCardPayments(viewer, { show, page }), readCardFigures(viewer), readFundWaiting(viewer)]);
  return { ...found, figures, waiting, show, page, offered: cardsOffered(), shows: cardShows };
}

export default function FundCards() {
  const { t } = useTranslation("cards");
  const { rows, pages, figures, waiting, show, page, offered, shows } = useLoaderData<typeof loader>();
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("fund.title")} lead={t("fund.lead")} actions={<ButtonLink to="/fund/rates" variant="secondary">{t("fund.toRates")}</ButtonLink>} />
      {offered ? null : <Notice tone="info" className="mb-6" title={t("fund.notOffered")}>{t("fund.notOfferedText")}</Notice>}
      {figures.unvalued > 0 ? (
        <Notice tone="warning" className="mb-6" title={t("fund.unvalued", { count: figures.unvalued })}>{t("fund.unvaluedText")}</Notice>
      ) : null}
      <CardFiguresList figures={figures} />
      <section aria-labelledby="payments-title" className="mt-10">
        <h2 id="payments-title" className="mb-4 text-xl font-semibold">{t("fund.payments")}</h2>
        <FilterLinks
          label={t("fund.filter")}
          links={shows.map((each) => ({ key: each, to: each === "all" ? "/fund/cards" : `/fund/cards?show=${each}`, label: t(`fund.show.${each}`), figure: figures.counts[each], shown: each === show }))}
        />
        <div className="mt-4">
          <CardTable rows={rows} />
        </div>
        <Pagination page={page} pageCount={pages} />
      </section>
    </>
  );
}
