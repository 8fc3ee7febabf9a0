import { useTranslation } from "react-i18next";
import { daysForTransfers, TRANSFERS_MAX } from "~/domain/payments/transfer-schedule";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";
import type { NewPledgePage } from "./new-pledge-fields";

/** Days by which a hold is longer because `amount` đồng need several bank transfers; none where so large a gift is refused. */
export function extraHoldDays(amount: number, { limit, perDay }: NewPledgePage["transfers"]): number {
  if (!Number.isSafeInteger(amount) || amount <= limit || amount > limit * TRANSFERS_MAX) return 0;
  return daysForTransfers(BigInt(amount), { limit: BigInt(limit), perDay });
}

/** Until when the units are held, for money and for goods; `amount` is what is to be paid first, in đồng. */
export function NewPledgeHold({ page, amount }: { page: NewPledgePage; amount: number }) {
  const { t } = useTranslation(["sponsor", "cards"]);
  const { need, hold, holdUntil } = page;
  const days = extraHoldDays(amount, page.transfers);
  const until = new Date(Date.parse(holdUntil.money) + days * 86_400_000).toISOString();
  return (
    <Notice tone="info" title={t("new.holdTitle")}>
      {need.acceptsMoney ? (
        <p aria-live="polite">
          {t("new.holdMoney", { count: hold.bankHours + days * 24 })} <DateTime at={until} format="datetime" />.
        </p>
      ) : null}
      {need.acceptsMoney && page.cardMinutes !== null ? <p>{t("cards:new.hold", { count: page.cardMinutes })}</p> : null}
      {need.acceptsInKind ? (
        <p>
          {t("new.holdInKind", { count: hold.inKindDays })} <DateTime at={holdUntil.inKind} format="datetime" />.
        </p>
      ) : null}
      <p>{t("new.holdAfter")}</p>
    </Notice>
  );
}
