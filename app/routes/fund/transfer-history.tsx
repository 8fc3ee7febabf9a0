import { useTranslation } from "react-i18next";
import type { TransferHistoryEntry } from "~/domain/payments/transfer-view";
import { Money } from "~/ui/money";
import { StatusTimeline } from "~/ui/status-timeline";
import { PledgeLink } from "./pledge-link";

/** Everything that happened to a transfer, oldest first, with who decided. */
export function TransferHistory({ history }: { history: TransferHistoryEntry[] }) {
  const { t } = useTranslation("fund");
  const words = (entry: TransferHistoryEntry) => {
    if (entry.what === "received" && entry.pledgeReference) return t("transfer.event.receivedFor");
    return entry.holdLapsed ? t("transfer.event.holdLapsed") : t(`transfer.event.${entry.what}`);
  };
  return (
    <section aria-labelledby="history-title" className="card p-5">
      <h2 id="history-title" className="mb-3 text-lg font-semibold">{t("transfer.history")}</h2>
      <StatusTimeline
        label={t("transfer.history")}
        steps={history.map((entry) => ({
          key: String(entry.seq),
          status: "done",
          at: entry.at,
          title: (
            <>
              {words(entry)} {entry.pledgeReference && (entry.what !== "suspended" || entry.holdLapsed) ? <PledgeLink reference={entry.pledgeReference} /> : null}
            </>
          ),
          detail: (
            <>
              <Money amount={entry.amount} className="font-semibold text-ink" /> · {entry.by ?? t("transfer.bySystem")}
            </>
          ),
        }))}
      />
    </section>
  );
}
