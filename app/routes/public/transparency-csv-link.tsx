import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DisclosureTable } from "~/domain/disclosure/disclosure-csv";
import { openLedgerPath, type OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { buttonClass } from "~/ui/button";
import { localPath, useLocale } from "~/ui/use-locale";

/** The table above as a file for spreadsheets, narrowed as the page is. */
export function CsvLink({ table, filters, label }: { table: DisclosureTable; filters: OpenLedgerFilters; label?: string }) {
  const { t } = useTranslation("transparency");
  return (
    <a href={localPath(openLedgerPath("/transparency.csv", filters, { table }), useLocale())} download className={buttonClass("secondary", "normal", "no-print")}>
      <Download aria-hidden className="size-5" />
      {label ?? t("csv.download")}
    </a>
  );
}
