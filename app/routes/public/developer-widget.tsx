import { useTranslation } from "react-i18next";
import { CodeBlock } from "~/ui/code-block";
import { localPath, useLocale } from "~/ui/use-locale";

const HEIGHT = { list: 640, one: 380 };

/** The frames for other sites: snippets to copy, and how they look. */
export function DeveloperWidget({ origin, exampleNeed }: { origin: string; exampleNeed: string | null }) {
  const { t } = useTranslation("developers");
  const locale = useLocale();
  const address = (path: string) => localPath(path, locale);
  const snippet = (path: string, height: number) => `<iframe src="${origin}${address(path)}" title="${t("widget.frameTitle")}" loading="lazy" width="100%" height="${height}" style="border:0"></iframe>`;
  return (
    <>
      <p>{t("widget.text")}</p>
      <h3 className="text-lg font-semibold">{t("widget.list")}</h3>
      <CodeBlock label={t("widget.list")} code={snippet("/embed/needs?limit=2", HEIGHT.list)} />
      {exampleNeed ? (
        <>
          <h3 className="text-lg font-semibold">{t("widget.one")}</h3>
          <CodeBlock label={t("widget.one")} code={snippet(`/embed/needs/${exampleNeed}`, HEIGHT.one)} />
        </>
      ) : null}
      <p>{t("widget.options")}</p>
      <h3 className="no-print text-lg font-semibold">{t("widget.preview")}</h3>
      <iframe src={address("/embed/needs?limit=2")} title={t("widget.frameTitle")} loading="lazy" height={HEIGHT.list} className="no-print w-full rounded-xl border border-line" />
    </>
  );
}
