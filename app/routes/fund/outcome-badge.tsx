import { useTranslation } from "react-i18next";
import type { TransferOutcome } from "~/domain/payments/payment";
import { Badge, type Tone } from "~/ui/state-badge";

const tones: Record<TransferOutcome, Tone> = {
  exact: "success", completes: "success", short: "info", excess: "warning", double: "warning", late: "warning",
  no_reference: "warning", several_references: "warning", unknown_reference: "danger", not_payable: "danger",
};

/** What became of a transfer when it arrived, in two or three words. */
export function OutcomeBadge({ outcome }: { outcome: TransferOutcome | null }) {
  const { t } = useTranslation("fund");
  return outcome ? <Badge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Badge> : "—";
}
