import { Banknote, CreditCard, HandHeart, Landmark, Package } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { daysLater, suitsInstalments } from "~/domain/pledges/instalment-schedule";
import type { PublicNeed } from "~/domain/needs/need";
import type { SponsorOrganisation } from "~/domain/sponsors/read-sponsor-organisations.server";
import { Button } from "~/ui/button";
import { fieldErrors, typedValue, type FormResult } from "~/ui/form-result";
import { Money } from "~/ui/money";
import { QuantityField } from "~/ui/quantity-field";
import { RadioCards } from "~/ui/radio-cards";
import { TextField } from "~/ui/text-field";
import { useCount } from "~/ui/unit-progress";
import { useHydrated } from "~/ui/use-hydrated";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { NewPledgeTransfers } from "./new-pledge-transfers";
import { extraHoldDays, NewPledgeHold } from "./new-pledge-hold";
import { NewPledgeMonthly } from "./new-pledge-monthly";
import { SurplusChoice } from "./surplus-choice";
import { NOTE_MAX } from "./new-pledge-limits";
import { NewPledgeWho } from "./new-pledge-who";

export interface NewPledgePage {
  need: PublicNeed;
  remaining: number;
  units: number;
  hold: { bankHours: number; inKindDays: number };
  /** The day on which a hold for money ends, yyyy-mm-dd. */
  holdDay: string;
  holdUntil: { money: string; inKind: string };
  /** What one bank transfer may carry, in đồng, and how many are made in a day. */
  transfers: { limit: number; perDay: number };
  organisations: SponsorOrganisation[];
  guest: boolean;
  viewerName: string;
  idempotencyKey: string;
  /** How long units are held for a card payment; null while cards are not offered. */
  cardMinutes: number | null;
}

/** The questions of a new pledge: how many units, money or goods, in whose name, and, of a guest, who. */
export function NewPledgeFields({ page, result }: { page: NewPledgePage; result: FormResult | undefined }) {
  const { t } = useTranslation(["sponsor", "cards"]);
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  // The button that works out the total must be gone with script: the Enter key presses a form's first button, even a hidden one.
  const scripted = useHydrated();
  const { need, remaining } = page;
  const [units, setUnits] = useState(Number(typedValue(result, "units")) || page.units);
  const firstMode = typedValue(result, "mode") ?? (need.acceptsMoney ? "money" : "in_kind");
  const [mode, setMode] = useState(firstMode);
  const [instalments, setInstalments] = useState(typedValue(result, "rhythm") === "monthly" ? Number(typedValue(result, "instalments")) || 1 : 1);
  const dueFirst = Math.ceil(units / instalments) * need.unitPrice;
  const both = need.acceptsMoney && need.acceptsInKind;
  const text = (name: string) => ({ name, defaultValue: typedValue(result, name), errors: fieldErrors(result, name) });
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={typedValue(result, "idempotencyKey") ?? page.idempotencyKey} />
      <section aria-labelledby="what-title" className="grid gap-5">
        <h2 id="what-title" className="text-xl font-semibold">{t("new.what")}</h2>
        <QuantityField
          name="units"
          label={t("new.units")}
          hint={t("new.unitsHint", { remaining: count(remaining), unit: word(need, remaining), buys: vi ? need.unitBuysVi : need.unitBuysEn })}
          errors={fieldErrors(result, "units")}
          defaultValue={units}
          max={remaining}
          unit={word(need, units)}
          onChange={setUnits}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-sunken p-4">
          <p aria-live="polite">
            <span className="block text-sm text-ink-soft">{t("new.worth")}</span>
            <span className="tabular-nums">{count(units)} × <Money amount={need.unitPrice} /> = </span>
            <Money amount={units * need.unitPrice} size="large" />
          </p>
          {scripted ? null : <Button variant="secondary" name="intent" value="recount" className="hidden! noscript:inline-flex!">{t("new.recount")}</Button>}
        </div>
        {mode === "money" ? <NewPledgeTransfers amount={dueFirst} {...page.transfers} /> : null}
        {both ? (
          <RadioCards
            name="mode"
            legend={t("new.mode")}
            errors={fieldErrors(result, "mode")}
            defaultValue={firstMode}
            columns={2}
            onChange={setMode}
            options={[
              { value: "money", label: t("new.money"), description: t("new.moneyText", { count: page.hold.bankHours }), icon: <Banknote aria-hidden className="size-6" /> },
              { value: "in_kind", label: t("new.inKind"), description: t("new.inKindText", { count: page.hold.inKindDays }), icon: <Package aria-hidden className="size-6" /> },
            ]}
          />
        ) : (
          <p>
            <input type="hidden" name="mode" value={firstMode} />
            {t(need.acceptsMoney ? "new.onlyMoney" : "new.onlyInKind")}
          </p>
        )}
        {page.cardMinutes !== null && need.acceptsMoney ? (
          <div className={mode === "money" ? undefined : "hidden noscript:block"}>
            <RadioCards
              name="channel"
              legend={t("cards:new.legend")}
              hint={both ? t("cards:new.only") : undefined}
              errors={fieldErrors(result, "channel")}
              defaultValue={typedValue(result, "channel") ?? "bank_transfer"}
              columns={2}
              options={[
                { value: "bank_transfer", label: t("cards:new.bank"), description: t("cards:new.bankText"), icon: <Landmark aria-hidden className="size-6" /> },
                { value: "card", label: t("cards:new.card"), description: t("cards:new.cardText", { count: page.cardMinutes }), icon: <CreditCard aria-hidden className="size-6" /> },
              ]}
            />
          </div>
        ) : null}
        {suitsInstalments(need.category, "money") && need.acceptsMoney ? (
          <div className={mode === "money" ? "grid gap-5" : "hidden gap-5 noscript:grid"}>
            <NewPledgeMonthly need={need} units={units} holdDay={daysLater(page.holdDay, extraHoldDays(dueFirst, page.transfers))} result={result} onInstalments={setInstalments} />
          </div>
        ) : null}
        {need.acceptsInKind ? (
          <div className={both && mode === "money" ? "hidden noscript:block" : undefined}>
            <TextField {...text("goodsNote")} rows={3} maxLength={NOTE_MAX} label={t("new.goodsNote")} hint={t("new.goodsNoteHint")} />
          </div>
        ) : null}
      </section>

      {need.acceptsMoney ? (
        <div className={mode === "money" ? undefined : "hidden noscript:block"}>
          <SurplusChoice chosen={typedValue(result, "surplusRule")} />
        </div>
      ) : null}

      <NewPledgeWho path={`/needs/${need.code}/pledge`} guest={page.guest} viewerName={page.viewerName} organisations={page.organisations} result={result} />

      <NewPledgeHold page={page} amount={dueFirst} />
      <div>
        <Button size="large" icon={<HandHeart aria-hidden className="size-6" />} className="w-full sm:w-auto">
          {t("new.submit")}
        </Button>
        <p className="mt-2 text-sm text-ink-soft">{t("new.submitNote")}</p>
      </div>
    </>
  );
}
