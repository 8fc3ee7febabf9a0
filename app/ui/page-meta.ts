import type { MetaDescriptor } from "@remix-run/react";
import { localeOfPath, type Locale } from "~/locales/languages";
import { SHARE_HEIGHT, SHARE_WIDTH } from "~/ui/share-picture";
import { localPath } from "~/ui/use-locale";

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
  /** The site path of the picture that is shown where the page is shared; that of the site unless told otherwise. */
  picture?: string;
}

/** Title, description, language alternates and share tags of a page from translation keys ("namespace:key"). */
export function pageMeta(args: MetaArgs, titleKey: string, descriptionKey?: string, params?: Record<string, unknown>, at?: PageAddress): MetaDescriptor[] {
  const locale = localeOfPath(args.location.pathname);
  return pageMetaText(args, translate(locale, titleKey, params), descriptionKey && translate(locale, descriptionKey, params), at);
}

/** The same from words that are already in the reader's language (a need's title, say). */
export function pageMetaText(args: MetaArgs, title: string, description?: string, { query = "", index = true, picture = "/share.png" }: PageAddress = {}): MetaDescriptor[] {
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
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: name },
    { property: "og:locale", content: ogLocales[locale] },
    { property: "og:locale:alternate", content: ogLocales[locale === "vi" ? "en" : "vi"] },
    ...pictureMeta(origin && origin + localPath(picture, locale), full),
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

const ogLocales: Record<Locale, string> = { vi: "vi_VN", en: "en_GB" };

/** The share picture with its size and its words; nothing while the site's address is not known, since the networks take whole addresses only. */
function pictureMeta(address: string, alt: string): MetaDescriptor[] {
  if (!address) return [];
  return [
    { property: "og:image", content: address },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: String(SHARE_WIDTH) },
    { property: "og:image:height", content: String(SHARE_HEIGHT) },
    { property: "og:image:alt", content: alt },
    { name: "twitter:card", content: "summary_large_image" },
    { name: "twitter:image:alt", content: alt },
  ];
}

/** The site's own address, as the root loader gave it; empty while the root itself has failed. */
export function originOf(args: MetaArgs): string {
  return (args.matches.find((match) => match.id === "root")?.data as { origin?: string } | undefined)?.origin ?? "";
}

/** The address of the site in the language of the page, to which a site path is added. */
export function siteOf(args: MetaArgs): string {
  return originOf(args) + localPath("/", localeOfPath(args.location.pathname)).replace(/\/$/, "");
}
