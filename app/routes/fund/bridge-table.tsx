import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BridgeRow } from "~/domain/instalments/read-bridges.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DataTable, type Column } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";
import { PledgeLink } from "./pledge-link";

/** Bridges that wait for somebody, or are carried on. `reserve`: what may be drawn, in đồng; null for whoever may not. */
export function BridgeTable({ kind, rows, reserve }: { kind: "waiting" | "carried"; rows: BridgeRow[]; reserve: number | null }) {
  const { t } = useTranslation("promises");
  const count = useCount();
  const word = useUnitWord();
  const columns: Column<BridgeRow>[] = [
    { key: "code", header: t("fund.code"), primary: true, cell: (row) => <LocalLink to={`/needs/${row.code}`} className="text-link whitespace-nowrap tabular-nums">{row.code}</LocalLink> },
    { key: "origin", header: t("fund.origin"), cell: (row) => <LocalLink to={`/needs/${row.originCode}`} className="text-link whitespace-nowrap tabular-nums">{row.originCode}</LocalLink> },
    { key: "promise", header: t("fund.promise"), cell: (row) => <PledgeLink reference={row.reference} /> },
    { key: "because", header: t("fund.because"), cell: (row) => t(`fund.${row.because}`) },
    { key: "units", header: t("fund.units"), align: "end", cell: (row) => `${count(row.units)} ${word(row, row.units)}` },
    { key: "amount", header: t("fund.amount"), align: "end", cell: (row) => <Money amount={row.amount} /> },
    kind === "waiting"
      ? { key: "deadline", header: t("fund.deadline"), cell: (row) => <Deadline row={row} /> }
      : { key: "by", header: t("fund.carriedBy"), cell: (row) => t(row.byReserve ? "fund.byReserve" : "fund.bySponsors") },
  ];
  if (reserve !== null) columns.push({ key: "act", header: t("fund.act"), cell: (row) => <Draw code={row.code} enough={row.amount <= reserve} /> });
  return (
    <section aria-labelledby={`bridges-${kind}`}>
      <h2 id={`bridges-${kind}`} className="mb-3 text-xl font-semibold">{t(`fund.${kind}Title`)}</h2>
      <DataTable
        caption={t(`fund.${kind}Title`)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        empty={kind === "waiting" ? <EmptyState title={t("fund.waitingNone")}>{t("fund.waitingNoneText")}</EmptyState> : <p className="text-ink-soft">{t("fund.carriedNone")}</p>}
      />
    </section>
  );
}

/** Until when a bridge is open; one that nobody took in time says how often that was moved. */
function Deadline({ row: { deadline, prolonged } }: { row: BridgeRow }) {
  const { t } = useTranslation("promises");
  return (
    <>
      <DateTime at={`${deadline}T12:00:00+07:00`} />
      {prolonged > 0 ? <span className="block text-sm font-medium text-warning">{t("fund.prolonged", { count: prolonged })}</span> : null}
    </>
  );
}

function Draw({ code, enough }: { code: string; enough: boolean }) {
  const { t } = useTranslation("promises");
  if (!enough) return <span className="text-sm text-ink-soft">{t("fund.refused.reserve-too-small")}</span>;
  return (
    <Form method="post">
      <CsrfField />
      <Button variant="secondary" name="needCode" value={code}>{t("fund.draw")}</Button>
    </Form>
  );
}
