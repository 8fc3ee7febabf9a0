import type { LoaderFunctionArgs } from "@remix-run/node";
import { LOCALES } from "~/locales/languages";
import { resources } from "~/locales/resources.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** The interface texts of one namespace in one language. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = LOCALES.find((known) => known === params.locale);
  const texts = locale && resources[locale][params.namespace ?? ""];
  if (!texts) throw new Response(null, { status: 404 });
  return Response.json(texts, { headers: { "Cache-Control": "public, max-age=300" } });
}
