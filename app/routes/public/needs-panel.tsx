import { SlidersHorizontal } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { NeedsFacets } from "~/routes/public/needs-facets";
import { needsFormId } from "~/routes/public/needs-search";
import type { NeedsPageData } from "~/routes/public/needs";
import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/use-hydrated";

export interface NeedsPanelProps {
  page: NeedsPageData;
  /** How many filters are in force. */
  active: number;
  /** "34 needs", as the button that closes the filters on a phone says it. */
  found: string;
  /** Leads to the results after the filters were closed. */
  onShow: () => void;
}

/** The filters: beside the list on a desk, opened by a press on a phone. Their controls belong to the form of the search. */
export function NeedsPanel({ page, active, found, onShow }: NeedsPanelProps) {
  const { t } = useTranslation("browse");
  const scripted = useHydrated();

  function show(event: MouseEvent<HTMLButtonElement>) {
    const panel = event.currentTarget.closest("details");
    if (!panel || !scripted) return;
    panel.open = false;
    onShow();
  }

  return (
    <details className="card no-print group lg:supports-[selector(::details-content)]:details-content:[content-visibility:visible]">
      <summary className="flex min-h-13 items-center gap-2 rounded-2xl px-4 font-semibold text-action lg:supports-[selector(::details-content)]:hidden">
        <SlidersHorizontal aria-hidden className="size-5" />
        <span className="group-open:hidden">{active > 0 ? t("panel.openWith", { n: active }) : t("panel.open")}</span>
        <span className="hidden group-open:inline">{t("panel.close")}</span>
      </summary>
      <div className="px-4">
        <h2 className="hidden pt-4 pb-3 text-lg font-semibold lg:block">{t("panel.title")}</h2>
        {page.filters.sort === "priority" ? null : <input form={needsFormId} type="hidden" name="sort" value={page.filters.sort} />}
        <NeedsFacets page={page} />
      </div>
      <div className="sticky bottom-0 z-10 rounded-b-2xl border-t border-line bg-surface p-3 lg:static lg:border-0">
        <Button form={needsFormId} className={scripted ? "w-full lg:hidden" : "w-full"} onClick={show} pending={false}>
          {scripted ? t("panel.show", { found }) : t("panel.apply")}
        </Button>
      </div>
    </details>
  );
}
