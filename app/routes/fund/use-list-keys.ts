import { useEffect, useRef, type RefObject } from "react";

/**
 * Keys for a list whose rows hold a box named `pick` and a link: j and k move, x selects, Enter opens, a selects every row that has a suggestion. They
 * work only outside of fields, and only with script; every one of them can also be done by hand.
 */
export function useListKeys(): RefObject<HTMLDivElement> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[name="pick"]') ?? [])];
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const field = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("input, textarea, select, button, a, summary") : null;
      const onBox = field instanceof HTMLInputElement && field.name === "pick";
      if (field && !onBox) return;
      const all = boxes();
      const at = all.findIndex((box) => box === document.activeElement);
      const go = (to: number) => {
        const box = all[Math.max(0, Math.min(all.length - 1, to))];
        box?.focus();
        box?.closest("tr")?.scrollIntoView({ block: "nearest" });
      };
      if (event.key === "j") go(at + 1);
      else if (event.key === "k") go(at < 0 ? 0 : at - 1);
      else if (event.key === "x" && at >= 0) all[at]!.click();
      else if (event.key === "Enter" && at >= 0) all[at]!.closest("tr")?.querySelector("a")?.click();
      else if (event.key === "a") all.filter((box) => box.dataset.suggested === "yes" && !box.checked).forEach((box) => box.click());
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return list;
}
