import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";
import { momentInWords } from "~/ui/clock-words";
import { Badge, type Tone } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";

export interface ShownUnit {
  unit: number;
  state: "free" | "pledged" | "delivered" | "bridged";
  bridge: string | null;
  pledgedAt: string | null;
  need: { code: string; title: string; place: string };
}

const tones: Record<ShownUnit["state"], Tone> = { free: "neutral", pledged: "info", delivered: "success", bridged: "warning" };

/** Where one numbered unit is. Whose it is stays between the sponsor and the fund. */
export function UnitResult({ unit }: { unit: ShownUnit }) {
  const { t } = useTranslation("verify");
  const locale = useLocale();
  return (
    <section aria-labelledby="unit" className="card overflow-hidden">
      <Brocade seed={unit.need.code} shape="ribbon" />
      <div className="grid justify-items-start gap-3 p-5 sm:p-6">
        <h2 id="unit" className="text-xl font-bold">{t("unit.title", { unit: unit.unit, code: unit.need.code })}</h2>
        <Badge tone={tones[unit.state]}>{t(`unit.${unit.state}`)}</Badge>
        <p>
          {t(`unit.${unit.state}Text`)} {unit.pledgedAt ? t("unit.since", { date: momentInWords(unit.pledgedAt, locale) }) : null}
        </p>
        <p>
          <span className="font-semibold">{unit.need.title}</span>
          <span className="block text-ink-soft">{unit.need.place}</span>
        </p>
        {unit.bridge ? <ButtonLink to={`/needs/${unit.bridge}`} variant="secondary">{t("unit.bridge", { code: unit.bridge })}</ButtonLink> : null}
        {unit.state === "free" ? null : <p className="text-sm text-ink-soft">{t("unit.rule")}</p>}
        <ButtonLink to={`/needs/${unit.need.code}`} variant="secondary">{t("unit.need")}</ButtonLink>
      </div>
    </section>
  );
}
