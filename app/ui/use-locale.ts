import { useLocation } from "@remix-run/react";
import { localeOfPath, type Locale } from "~/locales/languages";

export type { Locale };

/** Endpoints that exist once, whatever the language: they are never prefixed. */
const unprefixed = /^\/(dev\/bank|dev\/sign-in|evidence|locales|webhooks|healthz|readyz|metrics|api|robots\.txt|sitemap\.xml)(\/|\?|#|$)/;

/** The language of the page being shown. */
export function useLocale(): Locale {
  return localeOfPath(useLocation().pathname);
}

/**
 * The same site path in `locale`. Relative paths, fragments, other sites and language-free endpoints come back unchanged,
 * and a path that already carries a prefix is not prefixed twice.
 */
export function localPath(to: string, locale: Locale): string {
  if (!to.startsWith("/") || to.startsWith("//") || unprefixed.test(to)) return to;
  const bare = to.replace(/^\/en(?=\/|\?|#|$)/, "") || "/";
  const rooted = bare.startsWith("/") ? bare : `/${bare}`;
  if (locale === "vi") return rooted;
  return rooted === "/" ? "/en" : `/en${rooted.replace(/^\/(?=[?#])/, "")}`;
}

/** The address of this very page in the other language; the query stays, so filters survive the switch. */
export function otherLocalePath(pathname: string, search = ""): string {
  const other: Locale = localeOfPath(pathname) === "vi" ? "en" : "vi";
  return `${localPath(pathname, other)}${search}`;
}
