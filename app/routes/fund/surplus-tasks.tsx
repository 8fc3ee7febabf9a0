import { useTranslation } from "react-i18next";
import type { SurplusTask } from "~/domain/surplus/read-surplus.server";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Money } from "~/ui/money";
import { PledgeLink } from "./pledge-link";

/** Money left over that the fund has to return or to find a use for; each opens the transfer where that is done. */
export function SurplusTasks({ tasks }: { tasks: SurplusTask[] }) {
  const { t } = useTranslation("promises");
  return (
    <section aria-labelledby="surplus-tasks">
      <h2 id="surplus-tasks" className="mb-3 text-xl font-semibold">{t("fund.tasksTitle")}</h2>
      <DataTable
        caption={t("fund.tasksTitle")}
        rows={tasks}
        rowKey={(task) => task.id}
        empty={<EmptyState title={t("fund.tasksNone")}>{t("fund.tasksNoneText")}</EmptyState>}
        columns={[
          { key: "amount", header: t("fund.amount"), primary: true, cell: (task) => <Money amount={task.amount} /> },
          { key: "promise", header: t("fund.promise"), cell: (task) => <PledgeLink reference={task.reference} /> },
          { key: "cause", header: t("fund.cause"), cell: (task) => t(`surplus.cause.${task.cause}`) },
          { key: "rule", header: t("fund.rule"), cell: (task) => t(`surplus.rule.${task.rule}`) },
          { key: "since", header: t("fund.since"), cell: (task) => <DateTime at={task.since} /> },
          { key: "act", header: t("fund.act"), cell: (task) => <ButtonLink to={`/fund/transfers/${task.transferId}`} variant="secondary">{t("fund.open")}</ButtonLink> },
        ]}
      />
    </section>
  );
}
