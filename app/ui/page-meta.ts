import type { MetaDescriptor } from "@remix-run/react";
import { localeOfPath, type Locale } from "~/locales/languages";

type MetaArgs = { location: { pathname: string; search: string }; matches: { id: string; data?: unknown }[] };
type Translate = (locale: Locale, key: string, params?: Record<string, unknown>) => string;

let translate: Translate = (_locale, key) => key;

/** Tells the meta functions how to translate; called once by each entry (server, browser). */
export function setMetaTranslator(translator: Translate) {
  translate = translator;
}

/** Title, description, language alternates and share tags of a page from translation keys ("namespace:key"). */
export function pageMeta(args: MetaArgs, titleKey: string, descriptionKey?: string, params?: Record<string, unknown>): MetaDescriptor[] {
  const locale = localeOfPath(args.location.pathname);
  return pageMetaText(args, translate(locale, titleKey, params), descriptionKey && translate(locale, descriptionKey, params));
}

/** The same from words that are already in the reader's language (a need's title, say). */
export function pageMetaText(args: MetaArgs, title: string, description?: string): MetaDescriptor[] {
  const locale = localeOfPath(args.location.pathname);
  const name = translate(locale, "ui:site.name");
  const root = args.matches.find((match) => match.id === "root")?.data as { origin?: string } | undefined;
  const origin = root?.origin ?? "";
  const bare = args.location.pathname.replace(/^\/en(?=\/|$)/, "") || "/";
  const address = { vi: origin + bare, en: `${origin}/en${bare === "/" ? "" : bare}` };
  const full = title.includes(name) ? title : `${title} · ${name}`;
  return [
    { title: full },
    ...(description ? [{ name: "description", content: description }, { property: "og:description", content: description }] : []),
    { property: "og:title", content: full },
    { property: "og:url", content: address[locale] },
    { tagName: "link", rel: "canonical", href: address[locale] },
    { tagName: "link", rel: "alternate", hrefLang: "vi", href: address.vi },
    { tagName: "link", rel: "alternate", hrefLang: "en", href: address.en },
  ];
}
