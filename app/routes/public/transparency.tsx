import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currentAppeal } from "~/domain/disclosure/appeal.server";
import { isNarrowed, openLedgerPath } from "~/domain/disclosure/open-ledger";
import { recentOpenLedger } from "~/domain/disclosure/open-ledger-cache.server";
import { listPublicDeliveries } from "~/domain/disclosure/read-public-deliveries.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { DeliveryTable } from "./delivery-table";
import { TransparencyAppeal } from "./transparency-appeal";
import { TransparencyFigures } from "./transparency-figures";
import { TransparencyFilters } from "./transparency-filters";
import { TransparencyGroups } from "./transparency-groups";
import { askedFilters, filterChoices } from "./transparency-loader.server";
import { TransparencyMonths } from "./transparency-months";
import { TransparencyNav } from "./transparency-nav";
import { TransparencyStatement } from "./transparency-statement";

export const handle = { ns: ["transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:metaTitle", "transparency:metaDescription");

const LATEST = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const { filters } = await askedFilters(request, "/transparency");
  const [ledger, choices, latest] = await Promise.all([recentOpenLedger(filters), filterChoices(request, filters.province), listPublicDeliveries(filters, 1, LATEST)]);
  return { ledger, filters, choices, latest: latest.rows, appeal: currentAppeal() };
}

export default function Transparency() {
  const { t } = useTranslation("transparency");
  const { ledger, filters, choices, latest, appeal } = useLoaderData<typeof loader>();
  const { asOf, total, statement, months, programmes, places, tooFew } = ledger;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <p className="-mt-4 mb-6 text-ink-soft">{t("asOf")} <DateTime at={asOf} format="datetime" className="font-semibold text-ink" />. {t("cached")}</p>
      <TransparencyNav filters={filters} current="ledger" />
      <TransparencyFilters page="/transparency" filters={filters} choices={choices} />
      {tooFew ? (
        <Notice title={t("tooFew.title")}>
          <p>{t("tooFew.text")}</p>
          <p className="mt-3"><ButtonLink to="/transparency" variant="secondary">{t("tooFew.all")}</ButtonLink></p>
        </Notice>
      ) : (
        <div className="grid gap-12">
          <TransparencyFigures ledger={{ statement, total }} />
          {statement ? <TransparencyStatement statement={statement} /> : null}
          <TransparencyMonths months={months} filters={filters} whole={!isNarrowed(filters)} />
          <TransparencyGroups of="programmes" title={t("programmes.title")} groups={programmes} total={total} filters={filters} pathOf={(programme) => openLedgerPath("/transparency", { ...filters, programme })} />
          <TransparencyGroups
            of="places"
            title={t(filters.province ? "places.communes" : "places.title")}
            groups={places}
            total={total}
            filters={filters}
            pathOf={(place) => openLedgerPath("/transparency", filters.province ? { ...filters, commune: place } : { ...filters, province: place })}
          />
          {latest.length > 0 ? (
            <section aria-labelledby="latest-title">
              <h2 id="latest-title" className="mb-4 text-2xl font-bold">{t("deliveries.latest")}</h2>
              <DeliveryTable rows={latest} caption={t("deliveries.latest")} />
              <p className="mt-4"><ButtonLink to={openLedgerPath("/transparency/deliveries", filters)} variant="secondary">{t("deliveries.all")}</ButtonLink></p>
            </section>
          ) : null}
        </div>
      )}
      <div className="mt-12 grid gap-6">
        <TransparencyAppeal appeal={appeal} />
        <p className="text-sm text-ink-soft">{t("privacy")}</p>
      </div>
    </>
  );
}
