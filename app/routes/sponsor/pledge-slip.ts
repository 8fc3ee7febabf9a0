import type { LoaderFunctionArgs } from "@remix-run/node";
import { openSlip } from "~/domain/pledges/open-slip.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pdfResponse } from "./pdf-response.server";

/** The transfer slip of a pledge that still lacks money, for those who may see the pledge; for everybody else, and once it is paid, there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const slip = await openSlip(viewer, params.reference ?? "");
  if (!slip) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(slip.pdf, `phieu-chuyen-khoan-${slip.reference}.pdf`);
}
