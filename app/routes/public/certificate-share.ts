import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { formatDong } from "~/domain/money";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { sharePicture } from "~/routes/public/share-response.server";
import { momentInWords } from "~/ui/clock-words";

/**
 * The picture of a certificate: its number, whether it holds, when it was issued and what was confirmed. The sponsor's name is on the page and not here: other
 * sites keep pictures, and a certificate may be revoked.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const certificate = await findPublicCertificate((params.code ?? "").slice(0, 60));
  if (!certificate) throw new Response(null, { status: 404 });
  const locale = localeOf(request);
  const [share, t] = [translator(locale, "share"), translator(locale, "verify")];
  const good = certificate.state === "issued" && certificate.signatureValid;
  const standing = !certificate.signatureValid ? "tampered" : certificate.state === "issued" ? "valid" : certificate.state;
  const sums = [["cash", certificate.totalCash], ["goods", certificate.totalGoods]] as const;
  return sharePicture(request, {
    seed: certificate.number, mark: null, eyebrow: certificate.number, title: share("certificate"), lead: share("issued", { fund: locale === "vi" ? certificate.fundNameVi : certificate.fundNameEn, date: momentInWords(certificate.issuedOn, locale) }),
    figures: good ? sums.filter(([, amount]) => amount > 0).map(([kind, amount]) => ({ value: formatDong(amount, locale), label: t(`certificate.${kind}`) })) : [],
    progress: null, standing: { words: t(`certificate.${standing}`), good }, demo: certificate.demo,
  }, { fleeting: true });
}
