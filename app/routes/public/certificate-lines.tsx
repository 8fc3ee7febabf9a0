import { useTranslation } from "react-i18next";
import type { CertificateLine } from "~/domain/certificates/certificate-document";
import { DataTable, type Column } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** Every confirmed delivery the certificate speaks of; value in money and in goods in columns of their own. */
export function CertificateLines({ lines, good }: { lines: CertificateLine[]; good: boolean }) {
  const { t } = useTranslation("verify");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const title = t(good ? "certificate.lines" : "certificate.linesWere");
  const value = (key: "cashValue" | "goodsValue", header: string): Column<CertificateLine>[] =>
    lines.some((line) => line[key] !== null)
      ? [{ key, header, align: "end", cell: (line) => (line[key] === null ? "—" : <Money amount={line[key]} />) }]
      : [];
  return (
    <section aria-labelledby="lines">
      <h2 id="lines" className="mb-4 text-xl font-bold">{title}</h2>
      <DataTable
        caption={title}
        rows={lines}
        rowKey={(line) => `${lines.indexOf(line)}`}
        columns={[
          { key: "what", primary: true, header: t("certificate.what"), cell: (line) => (vi ? line.titleVi : line.titleEn) },
          { key: "place", header: t("certificate.place"), cell: (line) => (vi ? line.placeVi : line.placeEn) },
          { key: "quantity", header: t("certificate.quantity"), cell: (line) => `${count(line.quantity)} ${word(line, line.quantity)}` },
          { key: "delivered", header: t("certificate.deliveredOn"), cell: (line) => <DateTime at={line.deliveredOn} /> },
          ...value("cashValue", t("certificate.cash")),
          ...value("goodsValue", t("certificate.goods")),
        ]}
      />
    </section>
  );
}
