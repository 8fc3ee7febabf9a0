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
    instances.set(locale, known);
  }
  return known;
}

/** The i18next instance of a language with every namespace loaded, for rendering on the server. */
export function serverI18n(locale: Locale): I18n {
  return instance(locale);
}

/** A function that gives the text of a key in one namespace: `translator("vi", "mail")("code.subject", { code })`. */
export function translator(locale: Locale, namespace: string): (key: string, params?: Record<string, unknown>) => string {
  const t = instance(locale).getFixedT(locale, namespace);
  return (key, params) => t(key, params ?? {}) as string;
}
