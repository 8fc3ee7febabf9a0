import type { LoaderFunctionArgs } from "@remix-run/node";
import { openCertificatePdf } from "~/domain/certificates/open-certificate-pdf.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pdfResponse } from "./pdf-response.server";

/** The certificate of a pledge while it is issued and valid, for those who may see the pledge; otherwise there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const pledge = await findPledgeFor(viewer, params.reference ?? "");
  const certificate = pledge?.certificate;
  const sheet = certificate?.state === "issued" ? await openCertificatePdf(null, certificate.verifyCode) : null;
  if (!certificate || !sheet) throw new Response(null, { status: 404, statusText: "Not Found" });
  return pdfResponse(sheet, `${certificate.number}.pdf`);
}
