import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OpenLedger } from "~/domain/disclosure/open-ledger";
import { Money } from "~/ui/money";
import { useCount } from "~/ui/unit-progress";

/** What came in, what is held and what was delivered, each with the words that say what it counts. */
export function TransparencyFigures({ ledger: { statement, total } }: { ledger: Pick<OpenLedger, "statement" | "total"> }) {
  const { t } = useTranslation("transparency");
  const count = useCount();
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="sr-only">{t("figures.title")}</h2>
      <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {statement ? <Figure label={t("figures.received")} note={t("figures.receivedNote")}><Money amount={statement.received} /></Figure> : null}
        <Figure label={t("figures.placed")} note={t("figures.placedNote")}><Money amount={total.placed} /></Figure>
        <Figure label={t("figures.held")} note={t("figures.heldNote")}><Money amount={total.held} /></Figure>
        <Figure label={t("figures.delivered")} note={t("figures.deliveredNote")}><Money amount={total.delivered} /></Figure>
        {total.disbursed !== 0 ? <Figure label={t("figures.disbursed")} note={t("figures.disbursedNote")}><Money amount={total.disbursed} /></Figure> : null}
        <Figure label={t("figures.goods")} note={t("figures.goodsNote")}><Money amount={total.goods} /></Figure>
        {total.beneficiaries >= 5 ? <Figure label={t("figures.children")} note={t("figures.childrenNote")}>{count(total.beneficiaries)}</Figure> : null}
      </dl>
    </section>
  );
}

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="card flex flex-col p-5">
      <dt className="order-2 mt-1">
        <span className="block font-medium">{label}</span>
        <span className="block text-sm text-ink-soft">{note}</span>
      </dt>
      <dd className="order-1 text-2xl font-bold tracking-tight tabular-nums sm:text-3xl">{children}</dd>
    </div>
  );
}
