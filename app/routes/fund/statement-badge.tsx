import { useTranslation } from "react-i18next";
import type { StatementState } from "~/domain/payments/statements/statement";
import { Badge, type Tone } from "~/ui/state-badge";

const tones: Record<StatementState, Tone> = {
  checking: "info", needs_mapping: "warning", checked: "warning", booking: "info", done: "success", refused: "danger", discarded: "neutral",
};

/** How far a statement is; while it is worked on, with its share done. */
export function StatementBadge({ state, progress }: { state: StatementState; progress: number }) {
  const { t } = useTranslation("statements");
  const underWay = state === "checking" || state === "booking";
  return <Badge tone={tones[state]}>{t(`state.${state}`)}{underWay ? ` ${Math.floor(progress * 100)}%` : ""}</Badge>;
}
