import type { MetaDescriptor } from "@remix-run/react";
import { localeOfPath, type Locale } from "~/locales/languages";

type MetaArgs = { location: { pathname: string; search: string }; matches: { id: string; data?: unknown }[] };
type Translate = (locale: Locale, key: string, params?: Record<string, unknown>) => string;

let translate: Translate = (_locale, key) => key;

/** Tells the meta functions how to translate; called once by each entry (server, browser). */
export function setMetaTranslator(translator: Translate) {
  translate = translator;
}

export interface PageAddress {
  /** The part of the address after "?" without which it is another page; other parts are left out of the canonical address. */
  query?: string;
  /** False for a page that search engines are to leave out; it then names no canonical address. */
  index?: boolean;
}

/** Title, description, language alternates and share tags of a page from translation keys ("namespace:key"). */
export function pageMeta(args: MetaArgs, titleKey: string, descriptionKey?: string, params?: Record<string, unknown>, at?: PageAddress): MetaDescriptor[] {
  const locale = localeOfPath(args.location.pathname);
  return pageMetaText(args, translate(locale, titleKey, params), descriptionKey && translate(locale, descriptionKey, params), at);
}

/** The same from words that are already in the reader's language (a need's title, say). */
export function pageMetaText(args: MetaArgs, title: string, description?: string, { query = "", index = true }: PageAddress = {}): MetaDescriptor[] {
  const locale = localeOfPath(args.location.pathname);
  const name = translate(locale, "ui:site.name");
  const origin = originOf(args);
  const bare = args.location.pathname.replace(/^\/en(?=\/|$)/, "") || "/";
  const after = query ? `?${query}` : "";
  const address = { vi: origin + bare + after, en: `${origin}/en${bare === "/" ? "" : bare}${after}` };
  const full = title.includes(name) ? title : `${title} · ${name}`;
  return [
    { title: full },
    ...(description ? [{ name: "description", content: description }, { property: "og:description", content: description }] : []),
    { property: "og:title", content: full },
    { property: "og:url", content: address[locale] },
    ...(index
      ? [
          { tagName: "link", rel: "canonical", href: address[locale] },
          { tagName: "link", rel: "alternate", hrefLang: "vi", href: address.vi },
          { tagName: "link", rel: "alternate", hrefLang: "en", href: address.en },
          { tagName: "link", rel: "alternate", hrefLang: "x-default", href: address.vi },
        ]
      : [{ name: "robots", content: "noindex" }]),
  ];
}

/** The site's own address, as the root loader gave it; empty while the root itself has failed. */
export function originOf(args: MetaArgs): string {
  return (args.matches.find((match) => match.id === "root")?.data as { origin?: string } | undefined)?.origin ?? "";
}
