import { RemixBrowser } from "@remix-run/react";
import i18next, { type BackendModule } from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { DEFAULT_NAMESPACE, localeOfPath } from "~/locales/languages";
import { setMetaTranslator } from "~/ui/page-meta";

// Pages reached by a link may need words that the first page did not carry; they are fetched by language and namespace.
const textsFromServer: BackendModule = {
  type: "backend",
  init() {},
  read(locale, namespace, done) {
    fetch(`/locales/${locale}/${namespace}`)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
      .then((texts) => done(null, texts))
      .catch((error: Error) => done(error, false));
  },
};

const locale = localeOfPath(window.location.pathname);
const embedded = JSON.parse(document.getElementById("texts")?.textContent ?? "{}") as Record<string, Record<string, string>>;

void i18next
  .use(textsFromServer)
  .use(initReactI18next)
  .init({
    lng: locale,
    ns: Object.keys(embedded),
    defaultNS: DEFAULT_NAMESPACE,
    fallbackLng: false,
    resources: { [locale]: embedded },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
    react: { useSuspense: true },
  })
  .then(() => {
    setMetaTranslator((language, key, params) => i18next.getFixedT(language)(key, params ?? {}) as string);
    startTransition(() => {
      hydrateRoot(
        document,
        <StrictMode>
          <I18nextProvider i18n={i18next}>
            <RemixBrowser />
          </I18nextProvider>
        </StrictMode>,
      );
    });
  });
