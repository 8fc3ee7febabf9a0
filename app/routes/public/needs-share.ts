import type { LoaderFunctionArgs } from "@remix-run/node";
import { isCanonicalList } from "~/domain/needs/canonical-list";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { searchesInWords } from "~/domain/saved-searches/search-in-words.server";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { sharePicture } from "~/routes/public/share-response.server";
import { formatCount } from "~/ui/format-count";

/** The picture of the list of needs, of one category or of one province; any other combination has that of the whole list. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const [share, t] = [translator(locale, "share"), translator(locale, "public")];
  const asked = parseNeedFilters(new URL(request.url).searchParams);
  const filters = isCanonicalList(asked) ? { ...asked, page: 1 } : parseNeedFilters(new URLSearchParams());
  const [{ total }, [words = []]] = await Promise.all([searchNeeds(filters, { perPage: 1 }), searchesInWords([filters], locale)]);
  const [category = null] = filters.categories;
  return sharePicture(request, {
    seed: category ?? filters.provinces[0] ?? "needs", mark: category, eyebrow: t("needs.title"), title: words[0] ?? t("needs.title"), lead: share("listLead"), progress: null, standing: null, demo: false,
    figures: [{ value: formatCount(total, locale), label: share("openNeeds") }],
  });
}
