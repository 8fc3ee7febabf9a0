import { clsx } from "clsx";
import type { ReactNode } from "react";
import { LocalNavLink } from "~/ui/local-link";

export interface WorkspaceSection {
  to: string;
  label: ReactNode;
  /** How many things wait there; zero is not shown. */
  count?: number;
  /** The section's own address must match exactly: for the overview at the root of an area. */
  end?: boolean;
}

export interface WorkspaceNavProps {
  /** The name of the area: "Điều phối". */
  title: string;
  sections: WorkspaceSection[];
}

/** The sections of a work area: a row that wraps on a phone, so that none is out of sight. */
export function WorkspaceNav({ title, sections }: WorkspaceNavProps) {
  return (
    <nav aria-label={title} className="mb-8 border-b border-line">
      <p className="text-sm font-semibold text-ink-soft">{title}</p>
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {sections.map((section) => (
          <li key={section.to} className="shrink-0">
            <LocalNavLink
              to={section.to}
              end={section.end}
              className={({ isActive }) =>
                clsx(
                  "inline-flex min-h-12 items-center gap-2 border-b-3 px-3 font-medium -outline-offset-3!",
                  isActive ? "border-action text-action" : "border-transparent hover:border-line-strong hover:text-action",
                )
              }
            >
              {section.label}
              {section.count ? (
                <span className="rounded-full bg-action px-2 text-sm font-semibold text-on-action tabular-nums">{section.count}</span>
              ) : null}
            </LocalNavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
