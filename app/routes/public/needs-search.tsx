import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { needsFormId } from "~/routes/public/needs-filter-form";
import { Button } from "~/ui/button";
import { controlClass } from "~/ui/field";

/** The words of the search; they belong to the form of the filters. */
export function NeedsSearch({ q }: { q: string }) {
  const { t } = useTranslation(["public", "ui"]);
  return (
    <div role="search" className="no-print mb-6">
      <label htmlFor="q" className="mb-1 block font-medium">{t("needs.search")}</label>
      <div className="flex gap-2">
        <input id="q" name="q" form={needsFormId} type="search" maxLength={100} defaultValue={q} aria-describedby="q-hint" autoComplete="off" className={controlClass} />
        <Button form={needsFormId} className="shrink-0 whitespace-nowrap" icon={<Search aria-hidden className="size-5" />} pending={false}>
          <span className="sr-only sm:not-sr-only">{t("ui:action.search")}</span>
        </Button>
      </div>
      <p id="q-hint" className="mt-1.5 text-sm text-ink-soft">{t("needs.searchHint")}</p>
    </div>
  );
}
