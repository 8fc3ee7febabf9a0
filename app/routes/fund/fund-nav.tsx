import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { DetailsMenu } from "~/ui/details-menu";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";
import { localPath } from "~/ui/use-locale";
import { fundGroups, sectionOf, waitingIn, type FundSection } from "./fund-sections";
import { WaitingCount } from "./waiting-count";

/** The sections of the fund's work in groups: two rows on a wide screen, a menu of all of them on a phone. Each says how much waits there. */
export function FundNav({ waiting }: { waiting: FundWaiting }) {
  const { t } = useTranslation(["fund", "ui"]);
  const { pathname } = useLocation();
  const path = localPath(pathname, "vi").replace(/\/$/, "");
  const here = sectionOf(path);
  const count = useCount();
  const all = fundGroups.reduce((sum, group) => sum + waitingIn(group, waiting), 0);
  const ofSection = (section: FundSection) => ({
    to: section.to,
    "aria-current": section !== here.section ? undefined : section.to === path ? ("page" as const) : ("true" as const),
  });
  const link = (section: FundSection, className: string) => (
    <LocalLink {...ofSection(section)} className={className}>
      {t(`fund:nav.${section.key}`)} <WaitingCount count={waitingIn(section, waiting)} />
    </LocalLink>
  );
  return (
    <nav aria-label={t("ui:workspace.fund")} className="relative mb-8 border-b border-line print:hidden">
      <p className="text-sm font-semibold text-ink-soft">{t("ui:workspace.fund")}</p>
      <DetailsMenu
        className="group pb-2 md:hidden"
        summary={
          <>
            <span className="min-w-0 flex-1 text-left">{here.group.sections.length > 1 ? `${t(`fund:nav.group.${here.group.key}`)} › ` : ""}<span className="font-semibold">{t(`fund:nav.${here.section.key}`)}</span></span>
            {all > 0 ? <span className="text-right text-sm font-normal text-ink-soft">{t("fund:nav.waitingInAll", { count: all, n: count(all) })}</span> : null}
            <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180 motion-reduce:transition-none" />
          </>
        }
        summaryClassName="w-full justify-start border border-line-strong py-1.5"
      >
        <div className="absolute inset-x-0 top-full z-20 -mt-1 grid gap-1 rounded-lg border border-line bg-surface p-2 shadow-lg">
          {fundGroups.map(({ key, sections }) => (
            <div key={key} className="border-line not-first:border-t not-first:pt-1">
              {sections.length > 1 ? <p className="px-3 pt-2 text-sm text-ink-soft" id={`fund-${key}`}>{t(`fund:nav.group.${key}`)}</p> : null}
              <ul aria-labelledby={sections.length > 1 ? `fund-${key}` : undefined}>
                {sections.map((section) => (
                  <li key={section.to}>
                    {link(section, clsx("flex min-h-11 items-center justify-between gap-2 rounded-md px-3 font-medium no-underline hover:bg-action-soft", section === here.section ? "bg-action-soft text-action" : "text-ink"))}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </DetailsMenu>
      <ul className="-mb-px hidden flex-wrap gap-x-1 md:flex">
        {fundGroups.map((group) => (
          <li key={group.key}>
            <LocalLink
              to={group.sections[0]!.to}
              aria-current={group !== here.group ? undefined : group.sections[0]!.to === path ? "page" : "true"}
              className={clsx(
                "inline-flex min-h-12 items-center gap-2 border-b-3 px-3 font-medium no-underline -outline-offset-3!",
                group === here.group ? "border-action text-action" : "border-transparent text-ink hover:border-line-strong hover:text-action",
              )}
            >
              {t(`fund:nav.group.${group.key}`)} <WaitingCount count={waitingIn(group, waiting)} />
            </LocalLink>
          </li>
        ))}
      </ul>
      {here.group.sections.length > 1 ? (
        <ul aria-label={t(`fund:nav.group.${here.group.key}`)} className="hidden flex-wrap gap-1 border-t border-line py-2 md:flex">
          {here.group.sections.map((section) => (
            <li key={section.to}>
              {link(section, clsx("inline-flex min-h-11 items-center gap-2 rounded-lg px-3 font-medium no-underline", section === here.section ? "bg-action-soft text-action" : "text-ink hover:bg-action-soft hover:text-action"))}
            </li>
          ))}
        </ul>
      ) : null}
    </nav>
  );
}
