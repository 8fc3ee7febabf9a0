import { useTranslation } from "react-i18next";
import type { TransferPlacement, TransferView } from "~/domain/payments/transfer-view";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { PledgeLink } from "./pledge-link";

type Part = Pick<TransferPlacement, "amount" | "pledgeReference" | "by"> & { kind: TransferPlacement["kind"] | "waiting"; placedAt: string | null };

/** Where each part of the transfer stands now; the parts make up the whole amount. Nothing to show while all of it waits. */
export function TransferPlacements({ transfer }: { transfer: TransferView }) {
  const { t } = useTranslation("fund");
  const waiting: Part[] = transfer.unplaced > 0 ? [{ kind: "waiting", amount: transfer.unplaced, pledgeReference: null, by: null, placedAt: null }] : [];
  const parts: Part[] = [...transfer.placements, ...waiting];
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
            cell: (part) => <>{t(`transfer.placement.${part.kind}`)} {part.pledgeReference ? <PledgeLink reference={part.pledgeReference} /> : null}</>,
          },
          { key: "when", header: t("transfer.when"), cell: (part) => (part.placedAt ? <DateTime at={part.placedAt} format="datetime" /> : "—") },
          { key: "who", header: t("transfer.who"), cell: (part) => part.by ?? (part.kind === "pledge" ? t("transfer.byMemo") : "—") },
          { key: "amount", header: t("transfer.amount"), align: "end", cell: (part) => <Money amount={part.amount} className="font-semibold" /> },
        ]}
      />
    </section>
  );
}
