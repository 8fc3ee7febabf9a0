import { useFetcher, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { Bookmark, BookmarkCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CsrfField } from "~/ui/csrf-field";
import { useRootData } from "~/ui/root-data";
import { useHydrated } from "~/ui/use-hydrated";
import { localPath, useLocale } from "~/ui/use-locale";

export interface ShortlistButtonProps {
  code: string;
  title: string;
  /** Where dropping leads; by default the visitor stays on the page. */
  dropTo?: string;
  /** With its words beside the mark. */
  wide?: boolean;
  className?: string;
}

/** Keeps a need on this browser's shortlist, or drops it. */
export function ShortlistButton({ code, title, dropTo, wide = false, className }: ShortlistButtonProps) {
  const { t } = useTranslation("ui");
  const fetcher = useFetcher<{ refusal: string | null }>();
  const scripted = useHydrated();
  const { pathname, search } = useLocation();
  const onList = useRootData()?.shortlist.includes(code) ?? false;
  const intended = fetcher.formData?.get("intent");
  const kept = intended ? intended === "keep" : onList;
  const leaves = kept && dropTo !== undefined;
  const refusal = fetcher.data?.refusal;
  const Mark = kept ? BookmarkCheck : Bookmark;
  return (
    <fetcher.Form method="post" action={localPath("/shortlist", useLocale())} className={clsx("no-print", className)}>
      <CsrfField />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="intent" value={kept ? "drop" : "keep"} />
      <input type="hidden" name="next" value={leaves ? dropTo : pathname + search} />
      {scripted && !leaves ? <input type="hidden" name="stay" value="yes" /> : null}
      <button
        aria-pressed={kept}
        title={t(kept ? "shortlist.drop" : "shortlist.keep")}
        className={clsx(
          "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-lg border bg-surface font-semibold hover:border-action hover:text-action",
          wide ? "w-full px-4" : "size-11",
          kept ? "border-action text-action" : "border-line-strong text-ink",
        )}
      >
        <Mark aria-hidden className="size-5" />
        {wide ? t(kept ? "shortlist.kept" : "shortlist.keep") : <span className="sr-only">{t("shortlist.keepTitle", { title })}</span>}
      </button>
      {refusal ? <p role="alert" className="mt-1 rounded-lg bg-warning-soft px-2 py-1 text-sm text-warning">{t(`shortlist.refusal.${refusal}` as "shortlist.refusal.shortlist-full")}</p> : null}
    </fetcher.Form>
  );
}
