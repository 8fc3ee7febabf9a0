import { clsx } from "clsx";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { noticeIcons } from "~/ui/notice";
import { useRootData } from "~/ui/root-data";
import { toneClass } from "~/ui/state-badge";
import { useHydrated } from "~/ui/use-hydrated";

/** The answer to what the person just did, from the root loader. Stays until dismissed or until the next page. */
export function Flash() {
  const { t } = useTranslation("ui");
  const flash = useRootData()?.flash ?? null;
  const scripted = useHydrated();
  const [dismissed, setDismissed] = useState<typeof flash>(null);
  const shown = flash && flash !== dismissed ? flash : null;
  const Icon = shown ? noticeIcons[shown.tone] : null;
  return (
    <div role="status" className="page-width empty:hidden">
      {shown && Icon ? (
        <div className={clsx("mt-4 flex items-start gap-3 rounded-xl border p-3 pl-4 shadow-sm", toneClass[shown.tone])}>
          <Icon aria-hidden className="mt-2.5 size-5 shrink-0" />
          <p className="min-w-0 flex-1 py-2 font-medium text-ink">{shown.text}</p>
          {scripted ? (
            <button
              type="button"
              onClick={() => setDismissed(flash)}
              aria-label={t("action.dismiss")}
              className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-surface"
            >
              <X aria-hidden className="size-5" />
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
