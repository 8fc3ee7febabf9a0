import { useTranslation } from "react-i18next";
import { DateTime } from "~/ui/date-time";

/** The first and the last day of a statement, or a dash while they are not known. */
export function StatementPeriod({ firstDay, lastDay }: { firstDay: string | null; lastDay: string | null }) {
  const { t } = useTranslation("statements");
  if (!firstDay || !lastDay) return "—";
  // Noon in Việt Nam is the same day everywhere that the page is drawn.
  const at = (day: string) => `${day}T05:00:00Z`;
  if (firstDay === lastDay) return <DateTime at={at(firstDay)} className="whitespace-nowrap" />;
  return (
    <>
      <DateTime at={at(firstDay)} className="whitespace-nowrap" /> {t("import.to")} <DateTime at={at(lastDay)} className="whitespace-nowrap" />
    </>
  );
}
