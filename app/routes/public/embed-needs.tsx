import type { LoaderFunctionArgs } from "@remix-run/node";
import { needListPath, parseNeedFilters } from "~/domain/needs/need-filters";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { FramedNeed, frameResponse, frameTheme, siteAddress } from "./embed-page.server";

const USUAL = 4;
const MOST = 12;

/** A frame for other sites with the first needs of a list, by the filters of the needs page; `limit` from 1 to 12. Open to anyone, and knows nobody. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request);
  const t = translator(locale, "embed");
  const query = new URL(request.url).searchParams;
  const limit = Number(query.get("limit") ?? USUAL);
  const filters = await correctPlaces(parseNeedFilters(query));
  const { needs } = await searchNeeds({ ...filters, page: 1 }, { perPage: Number.isInteger(limit) && limit >= 1 && limit <= MOST ? limit : USUAL });
  return frameResponse({
    locale,
    theme: frameTheme(query),
    title: t("needs.title"),
    demo: needs.some((need) => need.demo),
    children: (
      <>
        <h1>{t("needs.title")}</h1>
        {needs.length === 0 ? <p className="soft">{t("needs.none")}</p> : null}
        <ul>
          {needs.map((need) => (
            <li key={need.code}>
              <FramedNeed need={need} locale={locale} heading="h2" />
            </li>
          ))}
        </ul>
        <a className="more" href={siteAddress(needListPath({ ...filters, page: 1 }), locale)} rel="noopener">{t("needs.all")}</a>
      </>
    ),
  });
}
