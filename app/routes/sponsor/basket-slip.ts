import type { LoaderFunctionArgs } from "@remix-run/node";
import { openBasketSlip } from "~/domain/baskets/open-basket-slip.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pdfResponse } from "./pdf-response.server";

/** The transfer slip of a basket that still lacks money, for those who may see the basket; for everybody else, and once it is paid, there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const slip = await openBasketSlip(viewer, params.reference ?? "");
  if (!slip) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(slip.pdf, `phieu-chuyen-khoan-${slip.reference}.pdf`);
}
