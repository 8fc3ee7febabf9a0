import { Form } from "@remix-run/react";
import { HandHeart } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WeighedBasket } from "~/domain/baskets/weigh-basket.server";
import { NewPledgeTransfers } from "~/routes/sponsor/new-pledge-transfers";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { localPath, useLocale } from "~/ui/use-locale";

/** What all of the basket costs, how it can be paid, and the way on, or what stands in it. */
export function BasketSum({ basket, cards, limits }: { basket: WeighedBasket; cards: boolean; limits: { limit: number; perDay: number } }) {
  const { t } = useTranslation("basket");
  const action = localPath("/basket", useLocale());
  const troubled = basket.lines.some(({ trouble }) => trouble !== null) || basket.gone.length > 0;
  return (
    <section aria-labelledby="sum-title" className="card grid gap-4 p-5 lg:sticky lg:top-6">
      <div role="status">
        <h2 id="sum-title" className="text-ink-soft">{t("sum.title", { count: basket.lines.length })}</h2>
        <p><Money amount={basket.sum} size={basket.sum > 99_999_999_999 ? "large" : "huge"} /></p>
      </div>
      <p className="text-sm">{t("sum.once")}</p>
      <NewPledgeTransfers amount={basket.sum} {...limits} />
      {cards && !basket.forCard ? <p className="text-sm text-ink-soft">{t("sum.noCard")}</p> : null}
      {basket.tooLarge ? <Notice tone="warning">{t("sum.tooLarge")}</Notice> : null}
      {basket.ready ? (
        <ButtonLink to="/basket/pledge" size="large" icon={<HandHeart aria-hidden className="size-6" />}>{t("sum.pledge")}</ButtonLink>
      ) : troubled ? (
        <Form method="post" action={action} className="no-print grid gap-2">
          <CsrfField />
          <p className="text-sm font-medium">{t("sum.trouble")}</p>
          <Button name="intent" value="reduce">{t("sum.reduce")}</Button>
        </Form>
      ) : null}
      <p className="text-sm text-ink-soft">{t("sum.notHeld")}</p>
      <Form method="post" action={action} className="no-print border-t border-line pt-3">
        <CsrfField />
        <Button variant="quiet" name="intent" value="drop-all">{t("sum.dropAll")}</Button>
      </Form>
    </section>
  );
}
