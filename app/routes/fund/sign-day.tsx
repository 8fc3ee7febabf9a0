import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { EXPLANATION_MAX } from "~/domain/treasury/day-closing";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { LINES_SHOWN, signedDong } from "./difference-lines";
import { useRefusal, type Refused } from "./refusal";

type Ahead = { count: number; amount: number };
type ToClose = {
  day: string; today: string; ledger: number; statement: number | null; unexplained: Ahead; later: Ahead; credits: Ahead; ofClosedDays: Ahead & { first: string | null }; onTheWay: Ahead;
  closed: boolean; lastClosed: string | null;
};

/** Which day, what the ledger held at its end, and the form that signs the bank's balance against it. */
export function SignDay({ toClose, mayAct, refused }: { toClose: ToClose; mayAct: boolean; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const day = (text: string) => text.split("-").toReversed().join("/");
  return (
    <section aria-labelledby="sign" className="card grid gap-6 p-5 lg:grid-cols-[20rem_minmax(0,1fr)] lg:gap-10">
      <div className="grid content-start gap-4">
        <h2 id="sign" className="text-xl font-semibold">{t("days.sign")}</h2>
        <Form method="get" className="grid gap-3">
          <TextField name="day" type="date" required max={toClose.today} label={t("days.day")} hint={t("days.dayHint")} defaultValue={toClose.day} key={toClose.day} />
          <Button variant="secondary">{t("days.look")}</Button>
        </Form>
        <dl className="grid gap-2">
          <div>
            <dt className="text-sm text-ink-soft">{t("days.ledger")}</dt>
            <dd><Money amount={toClose.ledger} size="large" /></dd>
          </div>
          <div>
            <dt className="text-sm text-ink-soft">{t("days.statement")}</dt>
            <dd>{toClose.statement === null ? t("days.noStatement") : <Money amount={toClose.statement} size="large" />}</dd>
          </div>
          <BankAhead what="credits" ahead={toClose.credits} />
          <BankAhead what="unexplained" ahead={negative(toClose.unexplained)} />
          <BankAhead what="later" ahead={negative(toClose.later)} />
          <OfClosedDays part={toClose.ofClosedDays} />
          <MoneyOnTheWay onTheWay={toClose.onTheWay} />
        </dl>
        {toClose.unexplained.count > 0 ? <p><LocalLink to="/fund/debits?state=unexplained" className="text-link inline-flex min-h-11 items-center">{t("days.toDebits")}</LocalLink></p> : null}
      </div>
      <div className="grid content-start gap-4">
        {toClose.closed ? <Notice tone="info" title={t("days.closed", { day: day(toClose.lastClosed!) })} /> : null}
        {!mayAct ? <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice> : null}
        {mayAct && !toClose.closed ? (
          <SignForm key={toClose.day} day={toClose.day} ahead={[{ key: "lineCredits", ...toClose.credits }, { key: "lineUnexplained", ...negative(toClose.unexplained) }, { key: "lineLater", ...negative(toClose.later) }]} ledger={toClose.ledger} statement={toClose.statement === null ? null : formatDong(toClose.statement, locale)} refused={refused} />
        ) : null}
      </div>
    </section>
  );
}

function negative({ count, amount }: Ahead): Ahead {
  return { count, amount: -amount };
}

/** What the bank has shown and the ledger counts only later, so that the two differ by it: signed as the bank has more or less. */
function BankAhead({ what, ahead: { count, amount } }: { what: "unexplained" | "later" | "credits"; ahead: Ahead }) {
  const { t } = useTranslation("treasury");
  const number = useCount();
  if (count === 0) return null;
  return (
    <div>
      <dt className="text-sm text-ink-soft">{t(`days.${what}`)}</dt>
      <dd><Money amount={amount} size="large" /><span className="block text-sm text-ink-soft">{t(`days.${what}Count`, { count, n: number(count) })}</span></dd>
    </div>
  );
}

/** What came out after an earlier day was closed: it is in this day's balance, and the bank shows it under its own day. */
function OfClosedDays({ part: { count, amount, first } }: { part: Ahead & { first: string | null } }) {
  const { t } = useTranslation("treasury");
  const number = useCount();
  if (count === 0) return null;
  return (
    <div>
      <dt className="text-sm text-ink-soft">{t("days.ofClosedDays")}</dt>
      <dd>
        <Money amount={amount} size="large" />
        <span className="block text-sm text-ink-soft">{t("days.ofClosedDaysCount", { count, n: number(count), day: first?.split("-").toReversed().join("/") })}</span>
        <LocalLink to="/fund/ledger?account=bank%3Amain" className="text-link inline-flex min-h-11 items-center">{t("days.toLedger")}</LocalLink>
      </dd>
    </div>
  );
}

/** Card money that Stripe has sent: if the bank has more than the ledger by just this, its credit is not in the books yet. */
function MoneyOnTheWay({ onTheWay: { count, amount } }: { onTheWay: Ahead }) {
  const { t } = useTranslation("treasury");
  const number = useCount();
  if (count === 0) return null;
  return (
    <div>
      <dt className="text-sm text-ink-soft">{t("days.onTheWay")}</dt>
      <dd>
        <Money amount={amount} size="large" />
        <span className="block text-sm text-ink-soft">{t("days.onTheWayCount", { count, n: number(count) })}</span>
        <LocalLink to="/fund/payouts?state=on_the_way" className="text-link inline-flex min-h-11 items-center">{t("days.toPayouts")}</LocalLink>
      </dd>
    </div>
  );
}

type SignFormProps = { day: string; ahead: (Ahead & { key: string })[]; ledger: number; statement: string | null; refused: Refused | undefined };

/** The balance and what explains its difference; what the bank has shown and the ledger lacks stands in the lines from the first. */
function SignForm({ day, ahead, ledger, statement, refused }: SignFormProps) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const words = useRefusal();
  const number = useCount();
  const known = ahead.filter(({ count }) => count > 0).flatMap(({ key, count, amount }, index): [string, string][] => [
    [`amount${index + 1}`, formatDong(amount, locale)], [`words${index + 1}`, t(`days.${key}`, { count, n: number(count) })],
  ]);
  const typed = refused?.typed ?? Object.fromEntries(known);
  const bank = signedDong(typed.bank ?? "");
  const difference = bank === null ? "" : formatDong(bank - BigInt(ledger), locale);
  return (
    <Form method="post" className="grid gap-4">
      <CsrfField />
      <input type="hidden" name="day" value={day} />
      {statement ? <input type="hidden" name="statement" value={statement} /> : null}
      {refused ? <Notice tone="danger" title={words(refused.reason, { difference })} /> : null}
      <TextField name="bank" required inputMode="text" autoComplete="off" maxLength={40} label={t("days.bank")} hint={t("days.bankHint")} defaultValue={typed.bank ?? statement ?? ""} />
      <Disclosure summary={t("days.lines")} open={Boolean(refused) || known.length > 0}>
        <p className="mb-3 text-sm text-ink-soft">{t("days.linesHint")}</p>
        <div className="grid gap-3">
        {Array.from({ length: LINES_SHOWN }, (_, index) => index + 1).map((line) => (
          <div key={line} className="grid gap-3 items-end sm:grid-cols-[18rem_minmax(0,1fr)]">
            <TextField name={`amount${line}`} autoComplete="off" maxLength={40} label={t("days.lineAmount", { n: line })} defaultValue={typed[`amount${line}`]} />
            <TextField name={`words${line}`} maxLength={EXPLANATION_MAX} label={t("days.lineWords", { n: line })} defaultValue={typed[`words${line}`]} />
          </div>
        ))}
        </div>
      </Disclosure>
      <TextField name="note" maxLength={NOTE_MAX} label={t("days.note")} defaultValue={typed.note} />
      <Button>{t("days.submit")}</Button>
    </Form>
  );
}
