import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LocalLink } from "~/ui/local-link";

export interface Crumb {
  to: string;
  label: ReactNode;
}

export interface PageHeaderProps {
  title: ReactNode;
  /** The small line above: a code, a kind, a state badge. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The way here, without the page itself. */
  crumbs?: Crumb[];
}

/** The one h1 of a page, with the way that led to it. */
export function PageHeader({ title, eyebrow, lead, actions, crumbs = [] }: PageHeaderProps) {
  const { t } = useTranslation("ui");
  return (
    <header className="mb-8">
      {crumbs.length > 0 ? (
        <nav aria-label={t("nav.crumbs")} className="mb-3">
          <ol className="flex flex-wrap items-center text-sm">
            {crumbs.map((crumb) => (
              <li key={crumb.to} className="inline-flex items-center">
                <LocalLink to={crumb.to} className="text-link inline-flex min-h-11 items-center">
                  {crumb.label}
                </LocalLink>
                <ChevronRight aria-hidden className="mx-1 size-4 text-ink-soft" />
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-3xl">
          {eyebrow ? <div className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-soft">{eyebrow}</div> : null}
          <h1 className="text-3xl font-bold tracking-tight sm:text-4xl">{title}</h1>
          {lead ? <p className="mt-3 text-lg text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}
