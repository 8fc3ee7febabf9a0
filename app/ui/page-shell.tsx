import { clsx } from "clsx";
import type { ReactNode } from "react";
import { DemoBanner } from "~/ui/demo-banner";
import { Flash } from "~/ui/flash";
import { useRootData } from "~/ui/root-data";
import { SiteFooter } from "~/ui/site-footer";
import { SiteHeader } from "~/ui/site-header";
import { SkipLink } from "~/ui/skip-link";

export interface PageShellProps {
  children: ReactNode;
  /** `full` leaves width and padding to the page (home); `narrow` is for forms and reading. */
  width?: "normal" | "narrow" | "full";
}

/** Everything around a page. Put once, at the root. */
export function PageShell({ children, width = "normal" }: PageShellProps) {
  const demo = useRootData()?.demo;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {demo ? <DemoBanner /> : null}
      <SiteHeader />
      <Flash />
      <main id="content" tabIndex={-1} className={clsx("flex-1 outline-none", width !== "full" && "page-width py-8 sm:py-12")}>
        {width === "narrow" ? <div className="mx-auto max-w-2xl">{children}</div> : children}
      </main>
      <SiteFooter />
    </div>
  );
}
