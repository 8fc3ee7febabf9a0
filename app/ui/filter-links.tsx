import { clsx } from "clsx";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";

export interface FilterLink {
  key: string;
  to: string;
  label: string;
  /** How many there are. */
  figure: number;
  shown: boolean;
}

/** The parts of a list, one of which is shown, as links that work without script and keep the choice in the address. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  const count = useCount();
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, to, label: words, figure, shown }) => (
          <li key={key}>
            <LocalLink
              to={to}
              aria-current={shown ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-medium",
                shown ? "border-action bg-action-soft text-action" : "border-line-strong bg-surface hover:border-action hover:text-action",
              )}
            >
              {words} <span className="tabular-nums">{count(figure)}</span>
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
