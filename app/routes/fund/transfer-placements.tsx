import { useTranslation } from "react-i18next";
import type { TransferPlacement, TransferView } from "~/domain/payments/transfer-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import type { DecisionResult } from "./decision-result";
import { PledgeLink } from "./pledge-link";
import { UndoPlacement } from "./undo-placement";

type Part = Pick<TransferPlacement, "amount" | "pledgeReference" | "sameAs" | "by" | "releasedWhy"> & { kind: TransferPlacement["kind"] | "waiting"; placedAt: string | null };

interface TransferPlacementsProps {
  transfer: TransferView;
  /** The viewer may take placements back. */
  mayUndo: boolean;
  result: DecisionResult | undefined;
}

const undoable = ["pledge", "general_gift", "returned", "same_money"];

/** Where each part of the transfer stands now, and where parts had stood; those that hold make up the whole amount. Nothing to show while all of it waits. */
export function TransferPlacements({ transfer, mayUndo, result }: TransferPlacementsProps) {
  const { t } = useTranslation(["fund", "treasury"]);
  const waiting: Part[] = transfer.unplaced > 0 ? [{ kind: "waiting", amount: transfer.unplaced, pledgeReference: null, sameAs: null, by: null, placedAt: null, releasedWhy: null }] : [];
  const parts: Part[] = [...transfer.placements, ...waiting];
  const live = transfer.placements.filter(({ releasedAt, kind }) => !releasedAt && undoable.includes(kind) && !(kind === "returned" && transfer.provider === "stripe"));
  if (transfer.placements.length === 0) return null;
  return (
    <section aria-labelledby="placements-title">
      <h2 id="placements-title" className="mb-3 text-lg font-semibold">{t("transfer.placements")}</h2>
      <DataTable
        caption={t("transfer.placements")}
        rows={parts}
        rowKey={(part) => `${parts.indexOf(part)}`}
        columns={[
          {
            key: "where",
            primary: true,
            header: t("transfer.where"),
            cell: (part) => (
              <>
                {t(`transfer.placement.${part.kind}`)} {part.pledgeReference ? <PledgeLink reference={part.pledgeReference} /> : null}
                {part.sameAs ? <LocalLink to={`/fund/transfers/${part.sameAs}`} className="text-link inline-flex min-h-11 items-center font-normal">{t("treasury:same.other")}</LocalLink> : null}
                {part.releasedWhy ? <span className="block text-sm font-normal text-ink-soft">{t("treasury:undo.released", { why: t(`treasury:undo.why.${part.releasedWhy}`) })}</span> : null}
              </>
            ),
          },
          { key: "when", header: t("transfer.when"), cell: (part) => (part.placedAt ? <DateTime at={part.placedAt} format="datetime" /> : "—") },
          { key: "who", header: t("transfer.who"), cell: (part) => part.by ?? (part.kind === "pledge" ? t("transfer.byMemo") : "—") },
          { key: "amount", header: t("transfer.amount"), align: "end", cell: (part) => <Money amount={part.amount} className={part.releasedWhy ? "line-through" : "font-semibold"} /> },
        ]}
      />
      {mayUndo ? (
        <div className="mt-4 grid gap-3">
          {live.map((placement) => (
            <UndoPlacement key={placement.id} placement={placement} result={result?.placement === placement.id ? result : undefined} />
          ))}
        </div>
      ) : null}
    </section>
  );
}
