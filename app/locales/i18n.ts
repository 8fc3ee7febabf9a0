import { createInstance, type i18n as I18n, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import { DEFAULT_NAMESPACE, type Locale } from "./languages";
import { resources } from "./resources.server";

const settings = { defaultNS: DEFAULT_NAMESPACE, interpolation: { escapeValue: false }, returnNull: false, fallbackLng: false as const, initAsync: false, showSupportNotice: false };
const instances = new Map<Locale, I18n>();

function instance(locale: Locale): I18n {
  let known = instances.get(locale);
  if (!known) {
    known = createInstance();
    void known.use(initReactI18next).init({ ...settings, lng: locale, resources: resources as Resource });
    known.getFixedT = remembering(known);
    instances.set(locale, known);
  }
  return known;
}

/**
 * The lookup of texts of an instance whose texts never change, which looks each up only once unless it has parameters. A list of needs asks for several hundred
 * texts, most of them a hundred times.
 */
function remembering(known: I18n): I18n["getFixedT"] {
  const look = known.getFixedT.bind(known) as unknown as (...of: unknown[]) => (...asked: unknown[]) => unknown;
  const kept = new Map<string, unknown>();
  const remembered = (language: unknown, namespace?: unknown, prefix?: unknown) => {
    const place = JSON.stringify([language, namespace, prefix]);
    if (!kept.has(place)) kept.set(place, rememberTexts(look(language, namespace, prefix)));
    return kept.get(place);
  };
  return remembered as I18n["getFixedT"];
}

function rememberTexts(text: (...asked: unknown[]) => unknown): unknown {
  const texts = new Map<string, unknown>();
  const remembered = (key: unknown, ...rest: unknown[]) => {
    if (typeof key !== "string" || rest.length > 0) return text(key, ...rest);
    if (!texts.has(key)) texts.set(key, text(key));
    return texts.get(key);
  };
  return Object.assign(remembered, text);
}

/** The i18next instance of a language with every namespace loaded, for rendering on the server. */
export function serverI18n(locale: Locale): I18n {
  return instance(locale);
}

/** A function that gives the text of a key in one namespace: `translator("vi", "mail")("code.subject", { code })`. */
export function translator(locale: Locale, namespace: string): (key: string, params?: Record<string, unknown>) => string {
  const t = instance(locale).getFixedT(locale, namespace);
  return (key, params) => (params ? t(key, params) : t(key)) as string;
}
