import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Notice, type NoticeTone } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";
import { nextOf } from "./pledge-next";

const tones: Partial<Record<ReturnType<typeof nextOf>, NoticeTone>> = {
  pay: "warning", payRest: "warning", certificate: "success", issued: "success", revoked: "danger", lapsed: "danger", takenBack: "warning",
};

/** The one thing to know first: what this pledge waits for now, from whom and until when, or how it ended and what one can do. */
export function PledgeNow({ pledge, byCard = false }: { pledge: PledgeView; byCard?: boolean }) {
  const { t } = useTranslation(["sponsor", "promises"]);
  const locale = useLocale();
  const count = useCount();
  const word = useUnitWord();
  const next = nextOf(pledge);
  const goods = pledge.mode === "in_kind";
  const received = pledge.payment?.received ?? 0;
  const key = byCard && next === "pay" ? "payCard" : wording(next, goods, received > 0);
  const words = {
    amount: formatDong(pledge.amount, locale),
    received: formatDong(received, locale),
    missing: formatDong(pledge.amount - received, locale),
    delivered: count(pledge.unitsDelivered),
    units: count(pledge.units),
    unit: word(pledge.need, pledge.units),
    reference: pledge.reference,
    rule: t(`promises:surplus.rule.${pledge.surplusRule}`),
  };
  const ended = next === "lapsed" || next === "cancelled" || next === "refunded" || next === "takenBack";
  return (
    <Notice tone={tones[next] ?? "info"} title={<span className="text-lg">{t(`pledge.now.${key}.title`, words)}</span>}>
      <p>
        {t(`pledge.now.${key}.text`, words)}
        {next === "takenBack" && pledge.payment?.receiptNumber ? <> {t("pledge.now.takenBack.receipt")}</> : null}
        {pledge.state === "held" && pledge.holdExpiresAt ? <> <strong><DateTime at={pledge.holdExpiresAt} format="datetime" /></strong>.</> : null}
      </p>
      {ended ? (
        <p className="no-print mt-3 flex flex-wrap gap-3">
          {next === "takenBack" ? null : <ButtonLink to={`/needs/${pledge.need.code}/pledge?units=${pledge.units}`}>{t("pledge.now.again")}</ButtonLink>}
          <ButtonLink to={`/needs?category=${pledge.need.category}`} variant="secondary">{t("pledge.now.browse")}</ButtonLink>
        </p>
      ) : null}
    </Notice>
  );
}

function wording(next: ReturnType<typeof nextOf>, goods: boolean, partPaid: boolean): string {
  if (next === "payRest") return "part";
  if (next === "plan" && goods) return "planGoods";
  if (next === "cancelled" && goods) return "cancelledGoods";
  if (next === "lapsed" && partPaid) return "lapsedPart";
  return next;
}
