import type { LoaderFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "~/routes/guards/viewer.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
