import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { ProposalView } from "~/domain/treasury/treasury-view";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

/** Says that the money here waits for a second person, and leads there. */
export function ProposalNotice({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation("treasury");
  const amount = formatDong(proposal.amount, useLocale());
  return (
    <Notice tone="warning" title={t("approvals.waiting")}>
      <p>{t("approvals.waitingText", { deed: t(`deed.${proposal.kind}`), amount, by: proposal.proposedBy })}</p>
      <ButtonLink to="/fund/approvals" variant="secondary" className="mt-2">{t("approvals.toApprovals")}</ButtonLink>
    </Notice>
  );
}
