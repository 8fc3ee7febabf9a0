import { useTranslation } from "react-i18next";

/** The first stop of the keyboard: past the header, to the content. */
export function SkipLink() {
  const { t } = useTranslation("ui");
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-lg bg-action px-4 py-3 font-semibold text-on-action focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t("nav.skip")}
    </a>
  );
}
