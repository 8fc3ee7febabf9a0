import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "~/domain/payments/statements/statement-view";
import { ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { useCount } from "~/ui/unit-progress";

const EVERY_MS = 1500;
const WITHOUT_SCRIPT_SECONDS = 4;

/** What is happening to the statement now, and what comes next. While it is worked on the page keeps itself up to date, with script or without. */
export function StatementNow({ statement }: { statement: ImportView }) {
  const { t } = useTranslation("statements");
  const count = useCount();
  const { state, rows, rowsBooked, progress, ends, sameAs } = statement;
  const underWay = state === "checking" || state === "booking";
  useFreshPage(underWay);
  const percent = Math.floor(progress * 100);
  return (
    <div className="grid gap-4">
      {underWay ? (
        <section aria-label={t("import.progress")} className="card p-5">
          <noscript>
            <meta httpEquiv="refresh" content={String(WITHOUT_SCRIPT_SECONDS)} />
          </noscript>
          <p className="font-semibold">{state === "checking" ? t("import.checking") : t("import.booking", { done: count(rowsBooked), all: count(rows) })}</p>
          <div role="progressbar" aria-label={t("import.progress")} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="mt-3 h-4 overflow-hidden rounded-full border border-line-strong bg-sunken">
            <div className="h-full bg-action transition-[width] motion-reduce:transition-none" style={{ width: `${Math.max(1, percent)}%` }} />
          </div>
          <p className="mt-2 text-sm text-ink-soft tabular-nums">
            {percent}% · {t("import.read", { rows: count(rows) })} · {t("import.refreshes")}
          </p>
        </section>
      ) : null}
      {state === "done" ? (
        <Notice tone="success" title={t("import.done", { count: rows, n: count(rows) })}>
          <p>{t("import.doneText")}</p>
          {ends.suspense.count > 0 ? <ButtonLink to="/fund/transfers" variant="secondary" className="mt-3">{t("import.toSuspense")}</ButtonLink> : null}
        </Notice>
      ) : null}
      {state === "discarded" ? <Notice title={t("import.discarded")} /> : null}
      {sameAs ? (
        <Notice>
          <p>
            {t("import.sameAs")} <DateTime at={sameAs.uploadedAt} /> (<LocalLink to={`/fund/statements/${sameAs.id}`} className="text-link">{t("import.sameAsLink")}</LocalLink>). {t("import.sameAsText")}
          </p>
        </Notice>
      ) : null}
    </div>
  );
}

function useFreshPage(wanted: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!wanted || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    const seen = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [wanted, state, revalidate]);
}
