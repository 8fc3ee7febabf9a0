import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/**
 * Where a reader of the screen stands after the list has changed: at the control that changed it. When that is gone with the change (a chip), the heading
 * of the results takes the focus. `changed` says that the list is no longer the one that came with the page.
 */
export function useResultsFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { search } = useLocation();
  const [first] = useState(search);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (search === first && !changed) return;
    setChanged(true);
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [search, first, changed]);
  return { heading, changed, goThere: () => heading.current?.focus() };
}
