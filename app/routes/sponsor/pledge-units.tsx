import { useTranslation } from "react-i18next";
import { unitCode } from "~/domain/needs/need";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";

/** The numbers of the units that belong to the pledge, as ranges; each leads to the public page of its first unit. */
export function PledgeUnits({ needCode, ranges }: { needCode: string; ranges: [number, number][] }) {
  const { t } = useTranslation("sponsor");
  const count = useCount();
  if (ranges.length === 0) return null;
  return (
    <section aria-labelledby="units-title" className="card p-5 sm:p-6">
      <h2 id="units-title" className="text-xl font-semibold">{t("pledge.units.title")}</h2>
      <p className="mt-1 text-ink-soft">{t("pledge.units.lead")}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {ranges.map(([from, to]) => (
          <li key={from}>
            <LocalLink
              to={`/verify?code=${encodeURIComponent(unitCode(needCode, from))}`}
              className="inline-flex min-h-11 items-center rounded-lg border border-line-strong bg-surface px-3 font-semibold text-action tabular-nums hover:border-action hover:bg-action-soft"
            >
              {from === to ? t("pledge.units.one", { from: count(from) }) : t("pledge.units.range", { from: count(from), to: count(to) })}
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
