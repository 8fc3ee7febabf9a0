import { useTranslation } from "react-i18next";
import type { PastOverride } from "~/domain/needs/priority/find-priority.server";
import { DateTime } from "~/ui/date-time";
import { useLocale } from "~/ui/use-locale";

/** Every level that was set for a need, by whom and why, and how it ended; the last first. */
export function OverrideHistory({ history }: { history: PastOverride[] }) {
  const { t } = useTranslation(["priority", "ui"]);
  const vi = useLocale() === "vi";
  return (
    <section aria-labelledby="history-title" className="card p-5">
      <h2 id="history-title" className="text-xl font-semibold">{t("history.title")}</h2>
      {history.length === 0 ? <p className="mt-2 text-ink-soft">{t("history.none")}</p> : null}
      <ol className="divide-y divide-line">
        {history.map(({ id, band, reasonVi, reasonEn, setAt, setByName, until, endedAt, endedByName }) => (
          <li key={id} className="py-3">
            <p className="font-semibold">{t(`ui:priority.${band}`)}</p>
            <p lang={vi || !reasonEn ? "vi" : "en"}>{!vi && reasonEn ? reasonEn : reasonVi}</p>
            <p className="mt-1 text-sm text-ink-soft">
              {t("history.set", { name: setByName ?? t("history.nobody") })} <DateTime at={setAt} format="datetime" />
              {until ? <> · {t("override.until")} <DateTime at={`${until}T00:00:00+07:00`} /></> : null}
              {endedAt ? <> · {endedByName ? t("history.ended", { name: endedByName }) : t("history.lapsed")} <DateTime at={endedAt} format="datetime" /></> : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
