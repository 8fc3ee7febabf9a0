import { useTranslation } from "react-i18next";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";

/** Says of a need that it keeps the support of another from stopping. */
export function BridgeNotice({ of }: { of: string }) {
  const { t } = useTranslation("promises");
  return (
    <Notice tone="info" title={t("bridge.of")} className="mt-4">
      <p>{t("bridge.text", { code: of })}</p>
      <LocalLink to={`/needs/${of}`} className="text-link inline-flex min-h-11 items-center">{t("bridge.origin")}</LocalLink>
    </Notice>
  );
}
