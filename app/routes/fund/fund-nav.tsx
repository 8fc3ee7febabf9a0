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
        { to: "/fund/debits", label: t("fund:nav.debits"), count: waiting.debits.count },
        { to: "/fund/statements", label: t("fund:nav.statements") },
        { to: "/fund/approvals", label: t("fund:nav.approvals"), count: waiting.proposals.count },
        { to: "/fund/refunds", label: t("fund:nav.refunds"), count: waiting.refunds.count },
        { to: "/fund/payments", label: t("fund:nav.payments") },
        { to: "/fund/days", label: t("fund:nav.days"), count: waiting.days.count },
        { to: "/fund/promises", label: t("fund:nav.promises") },
        { to: "/fund/certificates", label: t("fund:nav.certificates"), count: waiting.toApprove.count + waiting.toIssue.count },
        { to: "/fund/cards", label: t("fund:nav.cards") },
        { to: "/fund/receipts", label: t("fund:nav.receipts") },
        { to: "/fund/ledger", label: t("fund:nav.ledger") },
      ]}
    />
  );
}
