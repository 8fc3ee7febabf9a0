import { useTranslation } from "react-i18next";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";

/** Payouts of the card processor that a credit which waits may be, each with the way to match it. */
export function PayoutHere({ payouts }: { payouts: readonly { id: string; dong: number; expectedOn: string }[] }) {
  const { t } = useTranslation("payouts");
  if (payouts.length === 0) return null;
  return (
    <section aria-labelledby="payout-here" className="card p-5">
      <h2 id="payout-here" className="text-xl font-semibold">{t("here.title")}</h2>
      <p className="mt-1">{t("here.text")}</p>
      <ul className="mt-2">
        {payouts.map(({ id, dong, expectedOn }) => (
          <li key={id}>
            <LocalLink to={`/fund/payouts/${id}`} className="text-link inline-flex min-h-11 flex-wrap items-center gap-x-2"><Money amount={dong} className="font-semibold" /> <span>{t("here.line")} <DateTime at={`${expectedOn}T05:00:00Z`} /></span></LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
