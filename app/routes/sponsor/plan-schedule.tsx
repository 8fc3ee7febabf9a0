import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InstalmentStanding, InstalmentView } from "~/domain/pledges/plan-view";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DataTable, type Column } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge, type Tone } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { localPath, useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

const tones: Record<InstalmentStanding, Tone> = { received: "success", part: "warning", late: "danger", due: "warning", upcoming: "neutral", missed: "info", dropped: "neutral" };

type Unit = { unitVi: string; unitEn: string };

/** Every instalment of a promise: when, how much, where it stands, and what can be done. `mayAct`: for its sponsor, while the promise runs. */
export function PlanSchedule({ instalments, reference, unit, payAt, mayAct }: { instalments: InstalmentView[]; reference: string; unit: Unit; payAt?: (position: number) => string; mayAct: boolean }) {
  const { t } = useTranslation("promises");
  const count = useCount();
  const word = useUnitWord();
  const columns: Column<InstalmentView>[] = [
    { key: "nth", header: t("schedule.nth"), primary: true, cell: (one) => <span className="whitespace-nowrap">{t("form.nth", { n: one.position })}</span> },
    { key: "due", header: t("schedule.due"), cell: (one) => <DateTime at={`${one.dueOn}T12:00:00+07:00`} /> },
    { key: "units", header: t("schedule.units"), align: "end", cell: (one) => `${count(one.units)} ${word(unit, one.units)}` },
    { key: "amount", header: t("schedule.amount"), align: "end", cell: (one) => <Money amount={one.amount} /> },
    { key: "state", header: t("schedule.state"), cell: (one) => <Standing one={one} reference={reference} /> },
  ];
  if (mayAct) columns.push({ key: "act", header: <span className="sr-only">{t("schedule.act")}</span>, cell: (one) => <Act one={one} payAt={payAt} /> });
  return <DataTable caption={t("schedule.caption")} columns={columns} rows={instalments} rowKey={(one) => one.id} />;
}

function Standing({ one, reference }: { one: InstalmentView; reference: string }) {
  const { t } = useTranslation("promises");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2 md:justify-start">
      <Badge tone={tones[one.standing]}>{t(`standing.${one.standing}`)}</Badge>
      {one.receiptNumber ? <a href={localPath(`/my/pledges/${reference}/receipt.pdf?number=${one.receiptNumber}`, locale)} className="text-link text-sm whitespace-nowrap tabular-nums">{t("schedule.receipt", { number: one.receiptNumber })}</a> : null}
      {one.received > 0 && one.state === "open" ? <span className="text-sm text-ink-soft">{t("schedule.part")} <Money amount={one.received} /></span> : null}
      {one.bridge ? (
        <span className="text-sm">
          {t("schedule.bridge")} <LocalLink to={`/needs/${one.bridge.code}`} className="text-link whitespace-nowrap tabular-nums">{one.bridge.code}</LocalLink>
        </span>
      ) : null}
    </span>
  );
}

function Act({ one, payAt }: { one: InstalmentView; payAt?: (position: number) => string }) {
  const { t } = useTranslation("promises");
  if (one.state === "open" && payAt) return <ButtonLink to={payAt(one.position)} variant="secondary">{t("schedule.pay")}</ButtonLink>;
  if (one.state !== "missed") return <span className="sr-only">{t("schedule.nothing")}</span>;
  if (!one.bridge?.free) return <span className="text-sm text-ink-soft">{t("schedule.taken")}</span>;
  return (
    <Form method="post">
      <CsrfField />
      <input type="hidden" name="instalmentId" value={one.id} />
      <Button variant="secondary" name="intent" value="pick_up">{t("schedule.pickUp")}</Button>
    </Form>
  );
}
