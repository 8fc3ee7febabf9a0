import { CreditCard, HandHeart, Landmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WeighedBasket } from "~/domain/baskets/weigh-basket.server";
import type { SponsorOrganisation } from "~/domain/sponsors/read-sponsor-organisations.server";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { fieldErrors, typedValue, type FormResult } from "~/ui/form-result";
import { Notice } from "~/ui/notice";
import { RadioCards } from "~/ui/radio-cards";
import { SurplusChoice } from "./surplus-choice";
import { NewPledgeTransfers } from "./new-pledge-transfers";
import { NewPledgeWho } from "./new-pledge-who";

interface NewBasketPage {
  transfers: { limit: number; perDay: number };
  organisations: SponsorOrganisation[];
  guest: boolean;
  viewerName: string;
  idempotencyKey: string;
  /** How long units are held for a card payment; null while cards are not offered. */
  cardMinutes: number | null;
}

/** The questions that are asked once for all of a basket: how the money is to come, what of it that cannot be used, and in whose name. */
export function NewBasketFields({ page, basket, result }: { page: NewBasketPage; basket: WeighedBasket & { holdUntil: string }; result: FormResult | undefined }) {
  const { t } = useTranslation(["basket", "cards", "sponsor"]);
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={typedValue(result, "idempotencyKey") ?? page.idempotencyKey} />
      <section aria-labelledby="how-title" className="grid gap-5">
        <h2 id="how-title" className="text-xl font-semibold">{t("new.how")}</h2>
        <p>{t("new.once")}</p>
        <NewPledgeTransfers amount={basket.sum} {...page.transfers} />
        {page.cardMinutes !== null && basket.forCard ? (
          <RadioCards
            name="channel"
            legend={t("cards:new.legend")}
            errors={fieldErrors(result, "channel")}
            defaultValue={typedValue(result, "channel") ?? "bank_transfer"}
            columns={2}
            options={[
              { value: "bank_transfer", label: t("cards:new.bank"), description: t("cards:new.bankText"), icon: <Landmark aria-hidden className="size-6" /> },
              { value: "card", label: t("cards:new.card"), description: t("cards:new.cardText", { count: page.cardMinutes }), icon: <CreditCard aria-hidden className="size-6" /> },
            ]}
          />
        ) : null}
        {page.cardMinutes !== null && !basket.forCard ? <p className="text-sm text-ink-soft">{t("sum.noCard")}</p> : null}
        <p className="text-sm text-ink-soft">{t("new.noMonthly")}</p>
      </section>
      <SurplusChoice chosen={typedValue(result, "surplusRule")} />
      <NewPledgeWho path="/basket/pledge" guest={page.guest} viewerName={page.viewerName} organisations={page.organisations} result={result} />
      <Notice tone="info" title={t("new.holdTitle")}>
        <p>{t("new.holdText")} <strong><DateTime at={basket.holdUntil} format="datetime" /></strong>. {page.cardMinutes !== null && basket.forCard ? t("cards:new.hold", { count: page.cardMinutes }) : null}</p>
        <p>{t("new.allOrNothing")}</p>
      </Notice>
      <div>
        <Button size="large" icon={<HandHeart aria-hidden className="size-6" />} className="w-full sm:w-auto">{t("new.submit")}</Button>
        <p className="mt-2 text-sm text-ink-soft">{t("sponsor:new.submitNote")}</p>
      </div>
    </>
  );
}
