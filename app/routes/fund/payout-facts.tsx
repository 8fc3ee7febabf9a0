import { useTranslation } from "react-i18next";
import { formatMinor } from "~/domain/cards/charge-words";
import type { PayoutView } from "~/domain/cards/payout-view";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { StatusTimeline } from "~/ui/status-timeline";
import { useLocale } from "~/ui/use-locale";
import { SignedMoney } from "./signed-money";

/** What is known of a payout, and everything that happened to it. */
export function PayoutFacts({ payout }: { payout: PayoutView }) {
  const { t } = useTranslation("payouts");
  const locale = useLocale();
  const { id, amount, currency, dong, feeDong, difference, transferId, debitId, expectedOn, lastDayInTime, descriptor, valuedBy, state, late } = payout;
  const line = transferId ? `/fund/transfers/${transferId}` : debitId ? `/fund/debits/${debitId}` : null;
  return (
    <>
      <section aria-labelledby="facts-title" className="card p-5">
        <h2 id="facts-title" className="text-lg font-semibold">{t("facts")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { term: t("paidOut"), detail: formatMinor(amount, currency, locale) },
            { term: t("worth"), detail: <><Money amount={dong} size="large" /><span className="block text-sm font-normal text-ink-soft">{t(`valuedBy.${valuedBy}`)}</span></> },
            feeDong !== 0 && { term: t("kept"), detail: <Money amount={feeDong} /> },
            difference !== null && difference !== 0 && { term: t("difference"), detail: <SignedMoney amount={difference} /> },
            { term: t("expectedOn"), detail: <DateTime at={`${expectedOn}T05:00:00Z`} /> },
            state === "on_the_way" && { term: t("inTimeUntil"), detail: <span className={late ? "text-warning" : undefined}><DateTime at={`${lastDayInTime}T05:00:00Z`} /></span> },
            descriptor && { term: t("descriptor"), detail: descriptor },
            line && { term: t("bankLine"), detail: <LocalLink to={line} className="text-link inline-flex min-h-11 items-center">{t(transferId ? "toCredit" : "toDebit")}</LocalLink> },
            { term: t("number"), detail: <span className="font-normal break-all">{id}</span> },
          ]}
        />
      </section>
      <section aria-labelledby="history-title" className="card p-5">
        <h2 id="history-title" className="mb-3 text-lg font-semibold">{t("history")}</h2>
        <StatusTimeline
          label={t("history")}
          steps={payout.history.map(({ seq, what, at, by, note }) => ({ key: String(seq), status: what === "failed" ? "failed" : "done", at, title: t(`event.${what}`), detail: [by ?? t("bySystem"), note].filter(Boolean).join(": ") }))}
        />
      </section>
    </>
  );
}
