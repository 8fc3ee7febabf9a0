import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { FundStatement } from "~/domain/disclosure/open-ledger";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

const places = ["delivered", "held", "waiting", "general", "reserve", "refunding"] as const;
/** Places that many funds never use are shown only when something lies there. */
const seldom: readonly string[] = ["reserve", "refunding"];

/** The whole fund as an account: what came in less what went back, and where it is. */
export function TransparencyStatement({ statement }: { statement: FundStatement }) {
  const { t } = useTranslation("transparency");
  const locale = useLocale();
  const { where } = statement;
  const shown = places.filter((place) => where[place] !== 0 || !seldom.includes(place));
  return (
    <section aria-labelledby="statement-title">
      <h2 id="statement-title" className="text-2xl font-bold">{t("statement.title")}</h2>
      <p className="mt-1 mb-4 max-w-3xl text-ink-soft">{t("statement.lead")}</p>
      <div className="card overflow-x-auto" tabIndex={0} role="group" aria-labelledby="statement-title">
        <table className="w-full">
          <caption className="sr-only">{t("statement.title")}</caption>
          <thead className="sr-only"><tr><th scope="col">{t("statement.line")}</th><th scope="col">{t("statement.amount")}</th></tr></thead>
          <tbody>
            <Line label={t("statement.opening")} amount={statement.opening} />
            <Line label={t("statement.received")} amount={statement.received} />
            <Line label={t("statement.returned")} amount={-statement.returned} />
            <Line label={t("statement.closing")} amount={statement.closing} strong />
          </tbody>
          <tbody>
            <tr><th scope="rowgroup" colSpan={2} className="px-4 pt-4 pb-1 text-left text-sm font-medium text-ink-soft sm:px-5">{t("statement.of")}</th></tr>
            {shown.map((place) => <Line key={place} label={t(`statement.${place}`)} amount={where[place]} inset />)}
            {where.other !== 0 ? <Line label={t("statement.other")} amount={where.other} inset /> : null}
          </tbody>
          <tbody>
            {statement.fees !== 0 ? <Line label={t("statement.fees")} amount={-statement.fees} /> : null}
            {statement.disbursed !== 0 ? <Line label={t("statement.disbursed")} amount={-statement.disbursed} /> : null}
            <Line label={t("statement.cash")} amount={statement.cash} strong />
          </tbody>
        </table>
      </div>
      {where.other === 0 ? (
        <Notice tone="success" className="mt-4">{t("statement.balanced")}</Notice>
      ) : (
        <Notice tone="warning" className="mt-4">{t("statement.unbalanced", { difference: formatDong(where.other, locale) })}</Notice>
      )}
    </section>
  );
}

function Line({ label, amount, strong = false, inset = false }: { label: string; amount: number; strong?: boolean; inset?: boolean }) {
  return (
    <tr className={strong ? "border-y border-line bg-sunken font-semibold" : "border-b border-line last:border-b-0"}>
      <th scope="row" className={`px-4 py-3 text-left sm:px-5 ${strong ? "font-semibold" : "font-normal"} ${inset ? "pl-8 sm:pl-10" : ""}`}>{label}</th>
      <td className="px-4 py-3 text-right sm:px-5"><Money amount={amount} /></td>
    </tr>
  );
}
