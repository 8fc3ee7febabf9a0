import { useTranslation } from "react-i18next";
import type { BasketView } from "~/domain/baskets/basket-view";
import { formatDong } from "~/domain/money";
import { DateTime } from "~/ui/date-time";
import { Notice, type NoticeTone } from "~/ui/notice";
import { PutIntoBasket } from "~/ui/put-into-basket";
import { useLocale } from "~/ui/use-locale";

const tones: Record<BasketView["state"], NoticeTone> = { held: "warning", confirmed: "success", lapsed: "danger", cancelled: "info" };

/** The one thing to know first of a basket: what it waits for and until when, or how it ended and what one can do. */
export function BasketNow({ basket }: { basket: BasketView }) {
  const { t } = useTranslation("basket");
  const locale = useLocale();
  const { state, amount, received, pledges } = basket;
  const key = state !== "held" ? state : received > 0 ? "part" : basket.byCard ? "payCard" : "pay";
  const words = { amount: formatDong(amount, locale), received: formatDong(received, locale), missing: formatDong(amount - received, locale), count: pledges.length };
  return (
    <Notice tone={tones[state]} title={<span className="text-lg">{t(`now.${key}.title`, words)}</span>}>
      <p>
        {t(`now.${key}.text`, words)}
        {state === "held" ? <> <strong><DateTime at={basket.holdExpiresAt} format="datetime" /></strong>.</> : null}
      </p>
      {state === "lapsed" || state === "cancelled" ? (
        <PutIntoBasket lines={pledges.map(({ need, units }) => ({ code: need.code, units }))} className="no-print mt-3 inline-grid">{t("now.again")}</PutIntoBasket>
      ) : null}
    </Notice>
  );
}
