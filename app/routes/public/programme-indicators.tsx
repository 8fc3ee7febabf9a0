import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";
import { momentInWords } from "~/ui/clock-words";
import { useCount } from "~/ui/unit-progress";
import { useLocale, type Locale } from "~/ui/use-locale";

type Indicator = ProgrammeInLocale["indicators"][number];

/** Targets by period beside what the sources read, with their own words of how exact a figure is. */
export function ProgrammeIndicators({ indicators }: { indicators: Indicator[] }) {
  const { t } = useTranslation("programmes");
  if (indicators.length === 0) return null;
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators" className="text-2xl font-bold">{t("page.indicators")}</h2>
      <p className="mt-1 max-w-3xl text-ink-soft">{t("page.indicatorsLead")}</p>
      <ol className="mt-5 grid gap-4">
        {indicators.map((indicator) => (
          <li key={indicator.position} className="card grid gap-x-8 gap-y-4 p-5 lg:grid-cols-[2fr_1fr_1.5fr]">
            <h3 className="font-semibold">
              <span className="text-ink-soft tabular-nums">{indicator.position}.</span> {indicator.name}
            </h3>
            <Targets indicator={indicator} />
            <Readings indicator={indicator} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Targets({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation("programmes");
  const locale = useLocale();
  const count = useCount();
  return (
    <div>
      <p className="text-sm text-ink-soft">{t("page.target")}</p>
      {indicator.targets.length === 0 ? <p className="text-sm">{t("page.noTarget")}</p> : null}
      {indicator.targets.map((target) => (
        <p key={target.years}>
          <span className="text-xl font-bold tabular-nums">{target.percent === null ? `${count(target.amount ?? 0)} ${indicator.unit}` : percentInWords(target.percent, locale)}</span>{" "}
          <span className="text-sm text-ink-soft tabular-nums">{target.years}</span>
        </p>
      ))}
    </div>
  );
}

function Readings({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation("programmes");
  const locale = useLocale();
  const count = useCount();
  return (
    <div>
      <p className="text-sm text-ink-soft">{t("page.reading")}</p>
      {indicator.readings.length === 0 ? <p className="text-sm">{t("page.noReading")}</p> : null}
      {indicator.readings.map((reading) => (
        <div key={`${reading.asOf}${reading.numerator}${reading.percent}`} className="mb-2 last:mb-0">
          <p>
            <span className="text-xl font-bold tabular-nums">{readingInWords(reading, t, count, locale)}</span>{" "}
            {reading.numerator === null ? "" : indicator.unit}
          </p>
          <p className="text-sm text-ink-soft">
            {t("page.asOf", { date: momentInWords(reading.asOf, locale) })}. {t("page.source", { source: reading.source })}
          </p>
        </div>
      ))}
    </div>
  );
}

function readingInWords(reading: Indicator["readings"][number], t: TFunction<"programmes">, count: (units: number) => string, locale: Locale): string {
  const word = t(`comparator.${reading.comparator}`);
  const percent = reading.percent === null ? null : percentInWords(reading.percent, locale);
  if (reading.numerator === null) return [word, percent].filter(Boolean).join(" ");
  if (reading.denominator === null) return [word, count(reading.numerator), percent && `(${percent})`].filter(Boolean).join(" ");
  const share = percent ?? percentInWords((reading.numerator / reading.denominator) * 100, locale);
  return [word, t("page.of", { numerator: count(reading.numerator), denominator: count(reading.denominator) }), `(${share})`].filter(Boolean).join(" ");
}

/** One decimal at most, with the language's own sign: `14,8%`, `67%`. */
function percentInWords(percent: number, locale: Locale): string {
  const rounded = String(Math.round(percent * 10) / 10);
  return `${locale === "vi" ? rounded.replace(".", ",") : rounded}%`;
}
