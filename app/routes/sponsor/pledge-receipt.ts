import type { LoaderFunctionArgs } from "@remix-run/node";
import { openReceipt } from "~/domain/pledges/open-receipt.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pdfResponse } from "./pdf-response.server";

/** The receipt of a fully paid pledge, for those who may see the pledge; for everybody else there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const receipt = await openReceipt(viewer, params.reference ?? "");
  if (!receipt) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(receipt.pdf, `bien-nhan-${receipt.number}.pdf`);
}
