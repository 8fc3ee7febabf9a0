import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { FramedNeed, frameResponse, frameTheme, siteAddress } from "./embed-page.server";

/** A frame for other sites with one need. Open to anyone, and knows nobody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(request);
  const t = translator(locale, "embed");
  const theme = frameTheme(new URL(request.url).searchParams);
  const found = await findPublicNeed((params.code ?? "").slice(0, 40));
  if (found) {
    const { need } = found;
    return frameResponse({ locale, theme, title: locale === "vi" ? need.titleVi : need.titleEn, demo: need.demo, children: <FramedNeed need={need} locale={locale} heading="h1" /> });
  }
  const gone = (
    <>
      <h1>{t("need.gone")}</h1>
      <p className="soft">{t("need.goneText")}</p>
      <a className="more" href={siteAddress("/needs", locale)} rel="noopener">{t("need.browse")}</a>
    </>
  );
  return frameResponse({ locale, theme, title: t("need.gone"), demo: false, children: gone }, 404);
}
