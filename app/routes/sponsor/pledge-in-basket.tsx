import { useTranslation } from "react-i18next";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice } from "~/ui/notice";

/** What a pledge waits for that is paid only with the others of its basket, or how it ended with them; the way there. */
export function PledgeInBasket({ pledge, basket }: { pledge: PledgeView; basket: string }) {
  const { t } = useTranslation("basket");
  const held = pledge.state === "held";
  return (
    <Notice tone={held ? "warning" : "info"} title={<span className="text-lg">{t(held ? "member.title" : "member.ended", { reference: basket })}</span>}>
      {held && pledge.holdExpiresAt ? <p>{t("member.text")} <strong><DateTime at={pledge.holdExpiresAt} format="datetime" /></strong>.</p> : null}
      <p className="no-print mt-3"><ButtonLink to={`/my/baskets/${basket}`}>{t("member.go")}</ButtonLink></p>
    </Notice>
  );
}
