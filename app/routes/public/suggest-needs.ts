import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggest } from "~/domain/search/suggest.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** What a search box offers while somebody types, as JSON; the same for everybody, so it may be kept for a minute. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const suggestions = await suggest(new URL(request.url).searchParams.get("q") ?? "", localeOf(request));
  return Response.json({ suggestions }, { headers: { "Cache-Control": "public, max-age=60" } });
}
