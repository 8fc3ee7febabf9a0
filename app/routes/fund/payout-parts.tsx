import { useTranslation } from "react-i18next";
import { formatMinor } from "~/domain/cards/charge-words";
import type { PayoutPartRow, PayoutView } from "~/domain/cards/payout-view";
import { DataTable } from "~/ui/data-table";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { Pagination } from "~/ui/pagination";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";

const known = ["charge", "payment", "refund", "payment_refund", "refund_failure", "adjustment", "stripe_fee", "payout_failure", "payout_cancel"];

/** What is in a payout: each payment, refund and fee with what it made at Stripe and in the books. */
export function PayoutParts({ payout, page }: { payout: PayoutView; page: number }) {
  const { t } = useTranslation("payouts");
  const locale = useLocale();
  const count = useCount();
  if (payout.partCount === 0) return <Notice title={t("noParts")}>{t("noPartsText")}</Notice>;
  const kind = (part: PayoutPartRow) => (known.includes(part.kind) ? t(`part.${part.kind}`) : t("part.other", { kind: part.kind }));
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title" className="text-lg font-semibold">{t("parts")}</h2>
      <p className="mb-3 text-ink-soft">{t("partCount", { count: payout.partCount, n: count(payout.partCount) })}</p>
      <DataTable
        caption={t("parts")}
        rows={payout.parts}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: "what", primary: true, header: t("partWhat"), cell: (part) => (part.transferId ? <LocalLink to={`/fund/transfers/${part.transferId}`} className="text-link inline-flex min-h-11 items-center">{kind(part)}</LocalLink> : kind(part)) },
          { key: "pledge", header: t("partPledge"), cell: ({ pledgeReference }) => pledgeReference ?? "—" },
          { key: "net", header: t("partNet"), align: "end", cell: ({ net }) => <span className="whitespace-nowrap">{formatMinor(net, payout.currency, locale)}</span> },
          { key: "dong", header: t("partDong"), align: "end", cell: ({ dong }) => (dong === null ? t("partUnbooked") : <Money amount={dong} />) },
        ]}
      />
      <Pagination page={Math.min(page, payout.partPages)} pageCount={payout.partPages} />
    </section>
  );
}
