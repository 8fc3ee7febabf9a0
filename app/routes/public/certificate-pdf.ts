import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { openCertificatePdf } from "~/domain/certificates/open-certificate-pdf.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** The sheet of an issued certificate, for anybody. There is none once it is revoked or replaced, or when its signature does not match. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const certificate = await findPublicCertificate(params.code ?? "");
  const sheet = certificate?.signatureValid ? await openCertificatePdf(null, certificate.verifyCode) : null;
  if (!certificate || !sheet) throw new Response(null, { status: 404, statusText: "Not Found" });
  return new Response(new Uint8Array(sheet), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${certificate.number}.pdf"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
