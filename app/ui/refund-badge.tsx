import { useTranslation } from "react-i18next";
import type { RefundState } from "~/domain/treasury/refund";
import { Badge, type Tone } from "./state-badge";

const tones: Record<RefundState, Tone> = {
  requested: "warning", approved: "info", listed: "info", card_failed: "danger", returned_by_bank: "danger", paid: "success", declined: "danger", withdrawn: "neutral",
};

/** The state of a refund in words, alike for the fund and the sponsor. */
export function RefundBadge({ state }: { state: RefundState }) {
  const { t } = useTranslation("treasury");
  return <Badge tone={tones[state]}>{t(`refunds.state.${state}`)}</Badge>;
}
