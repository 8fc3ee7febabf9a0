import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { EmailAddress } from "~/ui/email-address";
import { LanguageSwitch } from "~/ui/language-switch";
import { LocalLink } from "~/ui/local-link";
import { Logo } from "~/ui/logo";
import { useRootData } from "~/ui/root-data";
import { proofPath } from "~/ui/site-header";

const links = [
  { to: "/needs", label: "nav.needs" },
  { to: "/map", label: "nav.map" },
  { to: "/shortlist", label: "nav.shortlist" },
  { to: "/basket", label: "nav.basket" },
  { to: "/programmes", label: "nav.programmes" },
  { to: "/transparency", label: "nav.transparency" },
  { to: "/verify", label: "nav.verify" },
  { to: proofPath, label: "nav.proof" },
  { to: "/developers", label: "nav.developers" },
] as const;

export function SiteFooter() {
  const { t } = useTranslation("ui");
  const fundEmail = useRootData()?.fundEmail;
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
          {fundEmail ? (
            <p className="mt-2 text-sm text-ink-soft">
              {t("footer.contact")}{" "}
              <a href={`mailto:${fundEmail}`} className="text-link inline-flex min-h-11 items-center font-semibold">
                <EmailAddress address={fundEmail} />
              </a>
            </p>
          ) : null}
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
