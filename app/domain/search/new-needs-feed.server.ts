import { formatDong } from "~/domain/money";
import { needListParams, needListPath, type NeedFilters } from "~/domain/needs/need-filters";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { writeNeedsFeed } from "~/domain/search/write-needs-feed";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

const MOST = 30;

/** The newest thirty open needs that answer these filters, as an Atom feed in one language. Public fields only. */
export async function newNeedsFeed(asked: NeedFilters, locale: "vi" | "en"): Promise<string> {
  const filters: NeedFilters = { ...asked, state: "open", sort: "newest", page: 1 };
  const { needs } = await searchNeeds(filters, { perPage: MOST });
  const [t, ui] = [translator(locale, "browse"), translator(locale, "ui")];
  const vi = locale === "vi";
  const site = env.origin + (vi ? "" : "/en");
  const params = needListParams({ ...filters, sort: "priority" });
  return writeNeedsFeed({
    locale,
    title: t("feed.title"),
    author: ui("site.name"),
    self: `${site}/feeds/needs.atom${params.size > 0 ? `?${params}` : ""}`,
    list: site + needListPath(filters),
    now: `${vietnamDay(clock.now())}T00:00:00+07:00`,
    entries: needs.map((need) => ({
      url: `${site}/needs/${need.code}`,
      title: vi ? need.titleVi : need.titleEn,
      summary: t("feed.summary", {
        place: vi ? need.placeVi : need.placeEn, price: formatDong(need.unitPrice, locale), unit: vi ? need.unitVi : need.unitEn, free: need.quantity - need.unitsAllocated, quantity: need.quantity, deadline: need.deadline,
      }),
      category: { term: need.category, label: ui(`category.${need.category}`) },
      publishedAt: need.publishedAt ?? `${vietnamDay(clock.now())}T00:00:00+07:00`,
    })),
  });
}
