import { Form } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import type { FormEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { NeedsFacets } from "~/routes/public/needs-facets";
import type { NeedsPageData } from "~/routes/public/needs";
import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/use-hydrated";
import { localPath, useLocale } from "~/ui/use-locale";

export const needsFormId = "needs-filters";

export interface NeedsFilterFormProps {
  page: NeedsPageData;
  form: RefObject<HTMLFormElement>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** How many filters are in force. */
  active: number;
  /** "34 needs", as the button that closes the filters on a phone says it. */
  found: string;
  /** Leads to the results after the filters were closed. */
  onShow: () => void;
}

/** The filters as a plain GET form: the address holds everything, with or without script. On a phone they open over the list. */
export function NeedsFilterForm({ page, form, onSubmit, active, found, onShow }: NeedsFilterFormProps) {
  const { t } = useTranslation("browse");
  const scripted = useHydrated();
  const { filters } = page;

  function show(event: FormEvent<HTMLButtonElement>) {
    const panel = event.currentTarget.closest("details");
    if (!panel || !scripted) return;
    panel.open = false;
    onShow();
  }

  return (
    <Form ref={form} id={needsFormId} method="get" action={localPath("/needs", useLocale())} onSubmit={onSubmit} className="no-print">
      {filters.sort === "priority" ? null : <input type="hidden" name="sort" value={filters.sort} />}
      <details className="card group lg:supports-[selector(::details-content)]:details-content:[content-visibility:visible]">
        <summary className="flex min-h-13 items-center gap-2 rounded-2xl px-4 font-semibold text-action lg:supports-[selector(::details-content)]:hidden">
          <SlidersHorizontal aria-hidden className="size-5" />
          <span className="group-open:hidden">{active > 0 ? t("panel.openWith", { n: active }) : t("panel.open")}</span>
          <span className="hidden group-open:inline">{t("panel.close")}</span>
        </summary>
        <div className="px-4">
          <h2 className="hidden pt-4 pb-3 text-lg font-semibold lg:block">{t("panel.title")}</h2>
          <NeedsFacets page={page} />
        </div>
        <div className="sticky bottom-0 z-10 rounded-b-2xl border-t border-line bg-surface p-3 lg:static lg:border-0">
          <Button className={scripted ? "w-full lg:hidden" : "w-full"} onClick={show} pending={false}>
            {scripted ? t("panel.show", { found }) : t("panel.apply")}
          </Button>
        </div>
      </details>
    </Form>
  );
}
