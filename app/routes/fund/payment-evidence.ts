import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDisbursementEvidence } from "~/domain/treasury/read-disbursements.server";
import { requireRole } from "~/routes/guards/viewer.server";

/** The photo of the bank's slip behind a payment, for the fund and the auditor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const file = await openDisbursementEvidence(viewer, params.id ?? "");
  if (!file) throw new Response(null, { status: 404, statusText: "Not Found" });
  return new Response(new Uint8Array(file.bytes), {
    headers: { "Content-Type": file.mime, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" },
  });
}
