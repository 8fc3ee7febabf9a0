import { Bookmark, Menu } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AccountLinks, AccountMenu } from "~/ui/account-menu";
import { ButtonLink } from "~/ui/button";
import { DetailsMenu } from "~/ui/details-menu";
import { LanguageSwitch } from "~/ui/language-switch";
import { LocalLink, LocalNavLink } from "~/ui/local-link";
import { Logo } from "~/ui/logo";
import { useRootData } from "~/ui/root-data";

/** How proof works is a part of the home page. */
export const proofPath = "/#proof";

const links = [
  { to: "/needs", label: "nav.needs" },
  { to: "/programmes", label: "nav.programmes" },
  { to: "/transparency", label: "nav.transparency" },
  { to: "/verify", label: "nav.verify" },
] as const;

const linkClass =
  "flex min-h-11 items-center rounded-lg px-3 font-medium whitespace-nowrap hover:bg-action-soft hover:text-action lg:px-2 2xl:px-3 " +
  "aria-[current=page]:text-action aria-[current=page]:underline aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8";

export function SiteHeader() {
  const { t } = useTranslation("ui");
  const viewer = useRootData()?.viewer;
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className="page-width flex min-h-18 items-center gap-4 lg:max-xl:gap-2">
        <LocalLink to="/" className="mr-auto shrink-0 rounded-lg py-1">
          <Logo />
        </LocalLink>
        <nav aria-label={t("nav.main")} className="hidden lg:block">
          <NavLinks className="flex gap-1" />
        </nav>
        <div className="hidden items-center gap-2 lg:flex">
          <ShortlistLink />
          <LanguageSwitch />
          <AccountMenu />
        </div>
        <DetailsMenu className="lg:hidden" label={t("nav.menu")} summary={<Menu aria-hidden className="size-6" />}>
          <div className="absolute inset-x-0 z-40 mt-2.5 border-b border-line bg-surface p-4 shadow-lg">
            <nav aria-label={t("nav.main")}>
              <NavLinks />
              <ShortlistLink named />
            </nav>
            <div className="mt-2 border-t border-line pt-2">
              {viewer ? (
                <AccountLinks viewer={viewer} />
              ) : (
                <ButtonLink to="/sign-in" className="w-full">
                  {t("action.signIn")}
                </ButtonLink>
              )}
            </div>
            <LanguageSwitch className="mt-2" />
          </div>
        </DetailsMenu>
      </div>
    </header>
  );
}

/** The needs that this browser keeps; nothing while there are none. */
function ShortlistLink({ named = false }: { named?: boolean }) {
  const { t } = useTranslation("ui");
  const kept = useRootData()?.shortlist.length ?? 0;
  if (kept === 0) return null;
  return (
    <LocalNavLink to="/shortlist" title={t("nav.shortlist")} className={`${linkClass} gap-1.5`}>
      <Bookmark aria-hidden className="size-5" />
      <span className={named ? undefined : "sr-only"}>{t("nav.shortlist")}</span>
      <span className="tabular-nums">{kept}</span>
    </LocalNavLink>
  );
}

function NavLinks({ className }: { className?: string }) {
  const { t } = useTranslation("ui");
  return (
    <ul className={className}>
      {links.map((link) => (
        <li key={link.to}>
          <LocalNavLink to={link.to} className={linkClass}>
            {t(link.label)}
          </LocalNavLink>
        </li>
      ))}
      <li>
        <LocalLink to={proofPath} className={linkClass}>
          {t("nav.proof")}
        </LocalLink>
      </li>
    </ul>
  );
}
