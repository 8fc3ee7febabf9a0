import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { LanguageSwitch } from "~/ui/language-switch";
import { LocalLink } from "~/ui/local-link";
import { Logo } from "~/ui/logo";
import { proofPath } from "~/ui/site-header";

const links = [
  { to: "/needs", label: "nav.needs" },
  { to: "/programmes", label: "nav.programmes" },
  { to: "/transparency", label: "nav.transparency" },
  { to: "/verify", label: "nav.verify" },
  { to: proofPath, label: "nav.proof" },
] as const;

export function SiteFooter() {
  const { t } = useTranslation("ui");
  return (
    <footer className="no-print mt-16 bg-surface">
      <Brocade seed="golden-heart" shape="ribbon" />
      <div className="page-width grid gap-8 py-10 md:grid-cols-[2fr_1fr]">
        <div>
          <Logo />
          <p className="mt-4 max-w-prose text-ink-soft">{t("footer.promise")}</p>
          <p className="mt-4 max-w-prose text-sm text-ink-soft">
            {t("footer.privacy")} {t("footer.helpline")}{" "}
            <a href="tel:111" className="text-link font-semibold">
              111
            </a>
            .
          </p>
        </div>
        <nav aria-label={t("footer.label")}>
          <ul>
            {links.map((link) => (
              <li key={link.to}>
                <LocalLink to={link.to} className="inline-flex min-h-11 items-center hover:text-action hover:underline">
                  {t(link.label)}
                </LocalLink>
              </li>
            ))}
          </ul>
          <LanguageSwitch className="-ml-3" />
        </nav>
      </div>
    </footer>
  );
}
