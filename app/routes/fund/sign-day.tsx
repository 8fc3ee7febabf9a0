import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { EXPLANATION_MAX } from "~/domain/treasury/day-closing";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { LINES_SHOWN, signedDong } from "./difference-lines";
import { useRefusal, type Refused } from "./refusal";

type ToClose = { day: string; today: string; ledger: number; statement: number | null; closed: boolean; lastClosed: string | null };

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
        </dl>
      </div>
      <div className="grid content-start gap-4">
        {toClose.closed ? <Notice tone="info" title={t("days.closed", { day: day(toClose.lastClosed!) })} /> : null}
        {!mayAct ? <Notice title={t("fund:readOnly.title")}>{t("fund:readOnly.text")}</Notice> : null}
        {mayAct && !toClose.closed ? (
          <SignForm day={toClose.day} ledger={toClose.ledger} statement={toClose.statement === null ? null : formatDong(toClose.statement, locale)} refused={refused} />
        ) : null}
      </div>
    </section>
  );
}

function SignForm({ day, ledger, statement, refused }: { day: string; ledger: number; statement: string | null; refused: Refused | undefined }) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const words = useRefusal();
  const typed = refused?.typed ?? {};
  const bank = signedDong(typed.bank ?? "");
  const difference = bank === null ? "" : formatDong(bank - BigInt(ledger), locale);
  return (
    <Form method="post" className="grid gap-4">
      <CsrfField />
      <input type="hidden" name="day" value={day} />
      {statement ? <input type="hidden" name="statement" value={statement} /> : null}
      {refused ? <Notice tone="danger" title={words(refused.reason, { difference })} /> : null}
      <TextField name="bank" required inputMode="text" autoComplete="off" maxLength={40} label={t("days.bank")} hint={t("days.bankHint")} defaultValue={typed.bank ?? statement ?? ""} />
      <Disclosure summary={t("days.lines")} open={Boolean(refused)}>
        <p className="mb-3 text-sm text-ink-soft">{t("days.linesHint")}</p>
        <div className="grid gap-3">
        {Array.from({ length: LINES_SHOWN }, (_, index) => index + 1).map((line) => (
          <div key={line} className="grid gap-3 items-end sm:grid-cols-[15rem_minmax(0,1fr)]">
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
