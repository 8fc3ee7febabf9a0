import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import type { FormEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "~/routes/public/search-box";
import { Button } from "~/ui/button";
import { localPath, useLocale } from "~/ui/use-locale";

/** The form of words and filters together: the filters stand beside the list and name it by this id. */
export const needsFormId = "needs-filters";

export interface NeedsSearchProps {
  q: string;
  form: RefObject<HTMLFormElement>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** Called when the reader leaves for a suggestion: what was typed is no question any more. */
  onLeave: () => void;
}

/** The words of the search as a plain GET form: the address holds everything, with or without script. */
export function NeedsSearch({ q, form, onSubmit, onLeave }: NeedsSearchProps) {
  const { t } = useTranslation(["public", "ui"]);
  return (
    <Form ref={form} id={needsFormId} method="get" action={localPath("/needs", useLocale())} onSubmit={onSubmit} role="search" className="no-print mb-6">
      <label htmlFor="q" className="mb-1 block font-medium">{t("needs.search")}</label>
      <div className="flex gap-2">
        <SearchBox id="q" defaultValue={q} aria-describedby="q-hint" onLeave={onLeave} />
        <Button className="shrink-0 whitespace-nowrap" icon={<Search aria-hidden className="size-5" />} pending={false}>
          <span className="sr-only sm:not-sr-only">{t("ui:action.search")}</span>
        </Button>
      </div>
      <p id="q-hint" className="mt-1.5 text-sm text-ink-soft">{t("needs.searchHint")}</p>
    </Form>
  );
}
