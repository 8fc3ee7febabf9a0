import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CERTIFICATE_STATES } from "~/domain/certificates/certificate";
import { countCertificates, listCertificates } from "~/domain/certificates/read-certificates.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FilterLinks } from "~/ui/filter-links";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { CertificateTable } from "./certificate-table";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:certificates.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const query = new URL(request.url).searchParams;
  const state = CERTIFICATE_STATES.find((known) => known === query.get("state"));
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const [found, figures, waiting] = await Promise.all([listCertificates(viewer, { state, page }), countCertificates(viewer), readFundWaiting(viewer)]);
  return { ...found, figures, waiting, page, state: state ?? null };
}

export default function Certificates() {
  const { t } = useTranslation(["fund", "ui"]);
  const count = useCount();
  const { rows, total, pages, page, state, figures, waiting } = useLoaderData<typeof loader>();
  const all = CERTIFICATE_STATES.reduce((sum, each) => sum + figures[each], 0);
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("fund:certificates.title")} lead={t("fund:certificates.lead")} />
      <FilterLinks
        label={t("fund:certificates.filter")}
        links={[
          { key: "all", to: "/fund/certificates", label: t("fund:certificates.all"), figure: all, shown: state === null },
          ...CERTIFICATE_STATES.map((each) => ({ key: each, to: `/fund/certificates?state=${each}`, label: t(`ui:state.certificate.${each}`), figure: figures[each], shown: state === each })),
        ]}
      />
      <p className="mt-4 mb-4 text-ink-soft">{t("fund:certificates.count", { count: total, n: count(total) })}</p>
      <CertificateTable rows={rows} />
      <Pagination page={Math.min(page, pages)} pageCount={pages} />
    </>
  );
}
