import { localeOfPath, type Locale } from "~/locales/languages";
import { localPath } from "~/ui/use-locale";

/** The language of the page that is asked for: English under /en, Vietnamese elsewhere. */
export function localeOf(request: Request): Locale {
  return localeOfPath(new URL(request.url).pathname);
}

/** A site path in the language of the request: "/needs" stays, or becomes "/en/needs". */
export function localHref(request: Request, to: string): string {
  return localPath(to, localeOf(request));
}
