import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { useEffect, useRef, type ReactNode } from "react";

export interface DetailsMenuProps {
  summary: ReactNode;
  /** A name for the button when `summary` is only a picture. */
  label?: string;
  className?: string;
  /** The place and width of the button; in the middle unless told otherwise. */
  summaryClassName?: string;
  children: ReactNode;
}

/** A menu that opens without script. With script it also closes on Escape, on a press outside and when the page changes. */
export function DetailsMenu({ summary, label, className, summaryClassName, children }: DetailsMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [key]);

  useEffect(() => {
    function onPress(event: Event) {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    }
    function onKey(event: KeyboardEvent) {
      if (event.key !== "Escape" || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector("summary")?.focus();
    }
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, []);

  return (
    <details ref={menu} className={className}>
      <summary
        aria-label={label}
        className={clsx("inline-flex min-h-11 min-w-11 items-center gap-2 rounded-lg px-3 font-medium hover:bg-action-soft hover:text-action", summaryClassName ?? "justify-center")}
      >
        {summary}
      </summary>
      {children}
    </details>
  );
}
