import { useTranslation } from "react-i18next";
import type { CertificateRow } from "~/domain/certificates/certificate";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StateBadge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";

/** Certificates in any state: to whom, for what, worth how much, and how far they are. */
export function CertificateTable({ rows }: { rows: CertificateRow[] }) {
  const { t } = useTranslation("fund");
  const vi = useLocale() === "vi";
  return (
    <DataTable
      caption={t("certificates.title")}
      rows={rows}
      rowKey={(certificate) => certificate.id}
      empty={<EmptyState title={t("certificates.none")}>{t("certificates.noneText")}</EmptyState>}
      columns={[
        {
          key: "sponsor",
          primary: true,
          header: t("certificates.sponsor"),
          cell: (certificate) => (
            <>
              <LocalLink to={`/fund/certificates/${certificate.id}`} className="text-link inline-flex min-h-11 items-center">{certificate.sponsorName}</LocalLink>
              <span className="block text-sm font-normal text-ink-soft">
                {vi ? certificate.needTitleVi : certificate.needTitleEn} · <span className="tabular-nums">{certificate.pledgeReference}</span>
              </span>
            </>
          ),
        },
        { key: "number", header: t("certificates.number"), cell: (certificate) => <span className="whitespace-nowrap tabular-nums">{certificate.number ?? t("certificates.noNumber")}</span> },
        { key: "state", header: t("certificates.state"), cell: (certificate) => <StateBadge of="certificate" state={certificate.state} /> },
        {
          key: "since",
          header: t("certificates.since"),
          cell: (certificate) => <DateTime at={certificate.revokedAt ?? certificate.issuedAt ?? certificate.approvedAt ?? certificate.draftedAt} />,
        },
        {
          key: "value",
          header: t("certificates.value"),
          align: "end",
          cell: ({ totalCash, totalGoods }) => (
            <>
              {totalCash > 0 || totalGoods === 0 ? <Money amount={totalCash} className="block font-semibold" /> : null}
              {totalGoods > 0 ? <span className="block"><Money amount={totalGoods} className="font-semibold" /> <span className="text-sm whitespace-nowrap text-ink-soft">{t("certificates.inKind")}</span></span> : null}
            </>
          ),
        },
      ]}
    />
  );
}
