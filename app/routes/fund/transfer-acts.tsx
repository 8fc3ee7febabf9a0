import { useTranslation } from "react-i18next";
import type { TransferView } from "~/domain/payments/transfer-view";
import type { PossibleReturn } from "~/domain/treasury/return-of-refund";
import type { PossibleSame } from "~/domain/treasury/same-money";
import type { ProposalView } from "~/domain/treasury/treasury-view";
import type { PlacementPreview, SuggestedPledge } from "~/domain/pledges/placement";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import type { DecisionResult } from "./decision-result";
import { ChoosePledge } from "./choose-pledge";
import { ConfirmPlacement } from "./confirm-placement";
import { PayoutHere } from "./payout-here";
import { ProposalNotice } from "./proposal-notice";
import { RefundComingBack } from "./refund-coming-back";
import { useRefusal } from "./refusal";
import { ResolveTransfer } from "./resolve-transfer";
import { SameMoney } from "./same-money";
import { SplitTransfer } from "./split-transfer";

interface TransferActsProps {
  transfer: TransferView;
  suggestions: SuggestedPledge[];
  /** The reference that was typed or chosen. */
  typed: string;
  preview: PlacementPreview | null;
  previewRefused: string | null;
  result: DecisionResult | undefined;
  /** What already waits for a second person about this money. */
  proposal: ProposalView | null;
  /** Refunds that the bank may have sent back with it. */
  returns: PossibleReturn[];
  /** Other reports that may be of the same money. */
  same: PossibleSame[];
  /** Payouts of the card processor that it may be. */
  payouts: { id: string; dong: number; expectedOn: string }[];
}

/** What the fund manager can decide about a transfer now; an auditor reads what it waits for. */
export function TransferActs({ transfer, suggestions, typed, preview, previewRefused, result, proposal, returns, payouts, same }: TransferActsProps) {
  const { t } = useTranslation("fund");
  const words = useRefusal();
  if (proposal) return <ProposalNotice proposal={proposal} />;
  if (transfer.unplaced === 0)
    return (
      <>
        <FormErrors errors={result && result.act !== "undo" ? [{ message: words(result.reason) }] : null} />
        <Notice tone="success" title={t("transfer.settled")}>{t("transfer.settledText")}</Notice>
      </>
    );
  if (!transfer.mayPlace) return <Notice title={t("readOnly.title")}>{t("readOnly.text")}</Notice>;
  return (
    <>
      <PayoutHere payouts={payouts} />
      <RefundComingBack returns={returns} result={result?.act === "came-back" ? result : undefined} />
      {preview ? (
        <ConfirmPlacement key={preview.pledge.reference} transfer={transfer} preview={preview} result={result?.act === "place" ? result : undefined} />
      ) : (
        <ChoosePledge suggestions={suggestions} typed={typed} refused={previewRefused} />
      )}
      <SplitTransfer unplaced={transfer.unplaced} suggestions={suggestions} result={result?.act === "split" ? result : undefined} />
      <SameMoney amount={transfer.unplaced} possible={same} result={result?.act === "same" ? result : undefined} />
      <ResolveTransfer act={transfer.provider === "stripe" ? "refund" : "return"} amount={transfer.unplaced} result={result?.act === "return" ? result : undefined} />
      <ResolveTransfer act="keep" amount={transfer.unplaced} result={result?.act === "keep" ? result : undefined} />
    </>
  );
}
