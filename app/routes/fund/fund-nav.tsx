import { useTranslation } from "react-i18next";
import type { FundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { WorkspaceNav } from "~/ui/workspace-nav";

/** The sections of the fund's work, each with how much waits there. */
export function FundNav({ waiting }: { waiting: FundWaiting }) {
  const { t } = useTranslation(["fund", "ui"]);
  return (
    <WorkspaceNav
      title={t("ui:workspace.fund")}
      sections={[
        { to: "/fund", label: t("fund:nav.desk"), end: true },
        { to: "/fund/transfers", label: t("fund:nav.transfers"), count: waiting.unplaced.count },
        { to: "/fund/statements", label: t("fund:nav.statements") },
        { to: "/fund/certificates", label: t("fund:nav.certificates"), count: waiting.toApprove.count + waiting.toIssue.count },
        { to: "/fund/cards", label: t("fund:nav.cards") },
        { to: "/fund/ledger", label: t("fund:nav.ledger") },
      ]}
    />
  );
}
