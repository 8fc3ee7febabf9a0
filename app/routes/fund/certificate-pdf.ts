import type { LoaderFunctionArgs } from "@remix-run/node";
import { openCertificatePdf } from "~/domain/certificates/open-certificate-pdf.server";
import { findCertificate } from "~/domain/certificates/read-certificates.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { pdfResponse } from "~/routes/sponsor/pdf-response.server";

/** The sheet of a certificate that is drafted, approved or issued, for the fund and the auditor; there is none once it is revoked or replaced. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const certificate = await findCertificate(viewer, params.id ?? "");
  const sheet = certificate && (await openCertificatePdf(viewer, certificate.verifyCode));
  if (!certificate || !sheet) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(sheet, `${certificate.number ?? `draft-${certificate.pledgeReference}`}.pdf`);
}
