import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
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

/** On paper the site's own header is gone: what remains is whose page it is and where it stands. */
function PrintHead() {
  const { t } = useTranslation("ui");
  const origin = useRootData()?.origin ?? "";
  return (
    <p className="page-width hidden justify-between gap-6 border-b border-line pb-2 print:flex">
      <strong>{t("site.name")}</strong>
      <span>{origin + useLocation().pathname}</span>
    </p>
  );
}

/** Everything around a page. Put once, at the root. */
export function PageShell({ children, width = "normal" }: PageShellProps) {
  const demo = useRootData()?.demo;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PrintHead />
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
