import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { newNeedsFeed } from "~/domain/search/new-needs-feed.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** New needs by the filters of the list, for feed readers; one that has it already is told so. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const feed = await newNeedsFeed(await correctPlaces(parseNeedFilters(new URL(request.url).searchParams)), localeOf(request));
  const etag = `"${createHash("sha256").update(feed).digest("base64url")}"`;
  const headers = { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "public, max-age=300", ETag: etag };
  // A server in between may have marked the tag as weak.
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(etag) ? new Response(null, { status: 304, headers }) : new Response(feed, { headers });
}
