import type { LoaderFunctionArgs } from "@remix-run/node";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pdfResponse } from "./pdf-response.server";

/**
 * A receipt of a pledge, for those who may see the pledge; for everybody else there is none. The latest sheet of the first receipt, unless the address
 * asks for a `number` or for a re-issue (`time`, 0 is the original).
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const query = new URL(request.url).searchParams;
  const time = query.get("time");
  const receipt = await openReceipt(viewer, params.reference ?? "", { number: query.get("number"), time: time !== null && /^\d{1,3}$/.test(time) ? Number(time) : null });
  if (!receipt) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(receipt.pdf, `bien-nhan-${receipt.number}.pdf`);
}
