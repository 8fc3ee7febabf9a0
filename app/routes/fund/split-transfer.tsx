import { Form } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useState, type InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { formatDong, parseDong } from "~/domain/money";
import type { SuggestedPledge } from "~/domain/pledges/placement";
import { PARTS_MAX } from "~/domain/treasury/proposal";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Disclosure } from "~/ui/disclosure";
import { controlClass } from "~/ui/field";
import { Notice } from "~/ui/notice";
import { useHydrated } from "~/ui/use-hydrated";
import { useLocale } from "~/ui/use-locale";
import type { DecisionResult } from "./decision-result";
import { useRefusal } from "./refusal";

const LINES_AT_FIRST = 4;

interface SplitTransferProps {
  /** Đồng that wait. */
  unplaced: number;
  suggestions: SuggestedPledge[];
  result: DecisionResult | undefined;
}

/** One transfer over several pledges in one deed. Pledges that its memo names stand filled in; with script more lines can be added and the sum is shown. */
export function SplitTransfer({ unplaced, suggestions, result }: SplitTransferProps) {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const words = useRefusal();
  const scripted = useHydrated();
  const named = suggestions.filter(({ reasons }) => reasons.includes("named"));
  const first = result?.parts ?? (named.length > 1 ? named.map(({ reference, lacking }) => ({ reference, amount: formatDong(lacking, locale) })) : []);
  const [lines, setLines] = useState(Math.max(LINES_AT_FIRST, first.length));
  const [sum, setSum] = useState(() => sumOf(first.map(({ amount }) => amount)));
  return (
    <Disclosure summary={t("split.open")} open={Boolean(result) || named.length > 1}>
      <Form
        method="post"
        className="grid gap-4"
        onInput={(event) => setSum(sumOf(new FormData(event.currentTarget).getAll("partAmount").map(String)))}
      >
        <CsrfField />
        <input type="hidden" name="act" value="split" />
        <p>{t("split.lead")}</p>
        {result ? <Notice tone="danger" title={words(result.reason)} /> : null}
        {Array.from({ length: lines }, (_, line) => (
          <div key={line} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-end gap-3">
            <PartField name="partReference" id={`part-reference-${line}`} maxLength={100} autoCapitalize="characters" spellCheck={false} label={t("split.reference", { n: line + 1 })} defaultValue={first[line]?.reference} />
            <PartField name="partAmount" id={`part-amount-${line}`} inputMode="numeric" maxLength={40} label={t("split.amount", { n: line + 1 })} defaultValue={first[line]?.amount} />
          </div>
        ))}
        {scripted ? (
          <div className="flex flex-wrap items-center justify-between gap-3">
            {lines < PARTS_MAX ? <Button type="button" variant="quiet" icon={<Plus aria-hidden className="size-5" />} onClick={() => setLines(lines + 1)}>{t("split.more")}</Button> : <span />}
            <output className="font-medium tabular-nums">{t("split.sum", { sum: formatDong(sum, locale), unplaced: formatDong(unplaced, locale) })}</output>
          </div>
        ) : null}
        <Button>{t("split.submit")}</Button>
      </Form>
    </Disclosure>
  );
}

/** One half of a line. Lines that are not wanted stay empty, which the lead says once for all. */
function PartField({ label, id, ...control }: { label: string; id: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">{label}</label>
      <input type="text" autoComplete="off" {...control} id={id} className={controlClass} />
    </div>
  );
}

/** What the amounts typed so far come to, in đồng; what cannot be read counts as nothing. */
function sumOf(amounts: string[]): bigint {
  return amounts.reduce((total, amount) => total + (parseDong(amount) ?? 0n), 0n);
}
