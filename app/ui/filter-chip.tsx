import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LocalLink } from "~/ui/local-link";

export interface FilterChipProps {
  /** Where pressing leads: with the filter set, or, when `active`, without it. */
  to: string;
  active?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}

/** A filter as a link, so that it works without script and the address holds it. */
export function FilterChip({ to, active = false, icon, children }: FilterChipProps) {
  const { t } = useTranslation("ui");
  return (
    <LocalLink
      to={to}
      preventScrollReset
      className={clsx(
        "inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-medium",
        active ? "border-action bg-action-soft text-action" : "border-line-strong bg-surface hover:border-action hover:text-action",
      )}
    >
      {icon}
      {active ? <span className="sr-only">{t("filter.remove")}</span> : null}
      {children}
      {active ? <X aria-hidden className="size-4" /> : null}
    </LocalLink>
  );
}
