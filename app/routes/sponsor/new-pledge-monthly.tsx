import { CalendarDays, CalendarRange } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { INSTALMENTS_MAX, INSTALMENTS_MIN, PAY_DAY_MAX, isInstalmentWish, scheduleInstalments, usualInstalments } from "~/domain/pledges/instalment-schedule";
import type { PublicNeed } from "~/domain/needs/need";
import { CheckboxField } from "~/ui/checkbox-field";
import { DateTime } from "~/ui/date-time";
import { fieldErrors, typedValue, type FormResult } from "~/ui/form-result";
import { Money } from "~/ui/money";
import { RadioCards } from "~/ui/radio-cards";
import { SelectField } from "~/ui/select-field";
import { useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

const DEFAULT_DAY = 5;

interface NewPledgeMonthlyProps {
  need: PublicNeed;
  units: number;
  /** When the first instalment is due, yyyy-mm-dd. */
  holdDay: string;
  result: FormResult | undefined;
  /** In how many parts the sum is to be paid now: one unless month by month. */
  onInstalments: (count: number) => void;
}

/** All at once or month by month, with the whole schedule before anybody promises anything. */
export function NewPledgeMonthly({ need, units, holdDay, result, onInstalments }: NewPledgeMonthlyProps) {
  const { t } = useTranslation("promises");
  const firstRhythm = typedValue(result, "rhythm") ?? "once";
  const [rhythm, setRhythm] = useState(firstRhythm);
  const [count, setCount] = useState(Number(typedValue(result, "instalments")) || usualInstalments(units));
  const [payDay, setPayDay] = useState(Number(typedValue(result, "payDay")) || DEFAULT_DAY);
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  return (
    <>
      <RadioCards
        name="rhythm"
        legend={t("form.rhythm")}
        defaultValue={firstRhythm}
        columns={2}
        onChange={(chosen) => {
          setRhythm(chosen);
          onInstalments(chosen === "monthly" ? count : 1);
        }}
        options={[
          { value: "once", label: t("form.once"), description: t("form.onceText"), icon: <CalendarDays aria-hidden className="size-6" /> },
          { value: "monthly", label: t("form.monthly"), description: t("form.monthlyText"), icon: <CalendarRange aria-hidden className="size-6" /> },
        ]}
      />
      <div className={rhythm === "monthly" ? "grid gap-5" : "hidden gap-5 noscript:grid"}>
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            name="instalments"
            required
            label={t("form.count")}
            hint={t("form.countHint")}
            errors={fieldErrors(result, "instalments")}
            defaultValue={String(count)}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              setCount(chosen);
              onInstalments(chosen);
            }}
            options={numbers(INSTALMENTS_MIN, INSTALMENTS_MAX).map((value) => ({ value, label: t("form.times", { count: Number(value) }) }))}
          />
          <SelectField
            name="payDay"
            required
            label={t("form.payDay")}
            hint={t("form.payDayHint")}
            errors={fieldErrors(result, "payDay")}
            defaultValue={String(payDay)}
            onChange={(event) => setPayDay(Number(event.currentTarget.value))}
            options={numbers(1, PAY_DAY_MAX).map((value) => ({ value, label: t("form.day", { day: value }) }))}
          />
        </div>
        <CheckboxField name="excessToNext" label={t("form.excessToNext")} defaultChecked={typedValue(result, "excessToNext") === "on"} />
        <Schedule need={need} units={units} holdDay={holdDay} count={count} payDay={payDay} />
      </div>
    </>
  );
}

function Schedule({ need, units, holdDay, count, payDay }: { need: PublicNeed; units: number; holdDay: string; count: number; payDay: number }) {
  const { t } = useTranslation("promises");
  const quantity = useCount();
  const word = useUnitWord();
  const wish = { count, payDay, excessToNext: false };
  if (!isInstalmentWish(wish, units)) return <p className="rounded-xl bg-sunken p-4">{t("form.tooFewUnits", { count, unit: word(need, 2) })}</p>;
  const schedule = scheduleInstalments({ units, unitPrice: need.unitPrice, firstDueOn: holdDay, wish });
  return (
    <section aria-labelledby="schedule-title" aria-live="polite" className="rounded-xl bg-sunken p-4">
      <h3 id="schedule-title" className="font-semibold">{t("form.schedule")}</h3>
      <ol className="mt-2 grid gap-1 tabular-nums">
        {schedule.map((one) => (
          <li key={one.position} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-b-0">
            <span>
              {t("form.nth", { n: one.position })} <span className="text-ink-soft">· {t(one.position === 1 ? "form.firstBy" : "form.on")} <DateTime at={`${one.dueOn}T12:00:00+07:00`} /></span>
            </span>
            <span>{quantity(one.units)} {word(need, one.units)} · <Money amount={one.amount} className="font-semibold" /></span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-soft">{t("form.scheduleNote")}</p>
    </section>
  );
}
