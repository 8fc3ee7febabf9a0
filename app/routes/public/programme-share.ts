import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { findProgramme } from "~/domain/programmes/find-programme.server";
import { programmeInLocale } from "~/domain/programmes/programme-in-locale";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { sharePicture } from "~/routes/public/share-response.server";
import { formatCount } from "~/ui/format-count";

/** The picture of a programme: its name, its years, where it works, and how many needs of it look for support. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const found = await findProgramme(params.slug ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const locale = localeOf(request);
  const share = translator(locale, "share");
  const programme = programmeInLocale(found, locale);
  const { total } = await searchNeeds(parseNeedFilters(new URLSearchParams({ programme: found.slug })), { perPage: 1 });
  return sharePicture(request, {
    seed: programme.slug, mark: null, eyebrow: `${share("programme")} · ${programme.years}`, title: programme.title, lead: programme.place ?? "", progress: null, standing: null, demo: programme.demo,
    figures: total > 0 ? [{ value: formatCount(total, locale), label: share("openNeeds") }] : [],
  });
}
