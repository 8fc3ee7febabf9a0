import { Link, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

export interface PaginationProps {
  /** From 1. */
  page: number;
  pageCount: number;
  /** The query parameter that holds the page. */
  param?: string;
}

/** Pages of a list as links that keep every other part of the address. Nothing is shown for a single page. */
export function Pagination({ page, pageCount, param = "page" }: PaginationProps) {
  const { t } = useTranslation("ui");
  const { pathname, search } = useLocation();
  if (pageCount <= 1) return null;

  function address(target: number): string {
    const query = new URLSearchParams(search);
    if (target === 1) query.delete(param);
    else query.set(param, String(target));
    return query.size > 0 ? `${pathname}?${query}` : pathname;
  }

  const cell = "inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-lg px-2 font-medium tabular-nums";
  const step = (target: number, label: string, rel: "prev" | "next") =>
    target < 1 || target > pageCount ? null : (
      <Link to={address(target)} rel={rel} className={clsx(cell, "text-action hover:bg-action-soft")}>
        {rel === "prev" ? <ChevronLeft aria-hidden className="size-5" /> : null}
        {label}
        {rel === "next" ? <ChevronRight aria-hidden className="size-5" /> : null}
      </Link>
    );
  return (
    <nav aria-label={t("pagination.label")} className="mt-8 flex flex-wrap items-center justify-center gap-1">
      {step(page - 1, t("pagination.previous"), "prev")}
      <ul className="hidden items-center gap-1 sm:flex">
        {shownPages(page, pageCount).map((shown, index) => (
          <li key={shown ?? `gap-${index}`}>
            {shown === null ? (
              <span aria-hidden className="px-1">…</span>
            ) : (
              <Link
                to={address(shown)}
                aria-label={t("pagination.page", { page: shown })}
                aria-current={shown === page ? "page" : undefined}
                className={clsx(cell, shown === page ? "bg-action text-on-action" : "text-action hover:bg-action-soft")}
              >
                {shown}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <span className="px-3 text-ink-soft sm:hidden">{t("pagination.position", { page, pageCount })}</span>
      {step(page + 1, t("pagination.next"), "next")}
    </nav>
  );
}

/** First, last and the neighbours of the current page; `null` stands for a gap. */
export function shownPages(page: number, pageCount: number): (number | null)[] {
  const near = new Set([1, page - 1, page, page + 1, pageCount].filter((shown) => shown >= 1 && shown <= pageCount));
  const sorted = [...near].sort((a, b) => a - b);
  return sorted.flatMap((shown, index) => {
    const before = sorted[index - 1];
    return before !== undefined && shown - before > 1 ? [null, shown] : [shown];
  });
}
