import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { newNeedsFeed } from "~/domain/search/new-needs-feed.server";
import { hasAlready, tagOf } from "~/routes/guards/entity-tag.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** New needs by the filters of the list, for feed readers; one that has it already is told so. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const feed = await newNeedsFeed(await correctPlaces(parseNeedFilters(new URL(request.url).searchParams)), localeOf(request));
  const etag = tagOf(feed);
  const headers = { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "public, max-age=300", ETag: etag };
  return hasAlready(request, etag) ? new Response(null, { status: 304, headers }) : new Response(feed, { headers });
}
