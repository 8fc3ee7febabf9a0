import { Document, Image, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import { toDataURL } from "qrcode";
import { BrocadeBorder } from "~/domain/certificates/certificate-border.server";
import { type CertificateDocument, linesOnPage } from "~/domain/certificates/certificate-document";
import { GoldenHeart } from "~/domain/certificates/certificate-heart.server";
import { CertificateLines } from "~/domain/certificates/certificate-lines.server";
import { certificateInk as ink, density, nameSize } from "~/domain/certificates/certificate-look";
import { formatDong } from "~/domain/money";
import { translator } from "~/locales/i18n";
import { PDF_FONT, renderPdf, signatureDay } from "~/platform/pdf.server";

/** A4 landscape in points. */
const [WIDTH, HEIGHT] = [841.89, 595.28] as const;

/**
 * Draws the Golden Heart certificate, always exactly one A4 page. It is the fund's own thanks: Law
 * 06/2022/QH15 art. 9 does not list it, so neither state symbols nor the state's words of praise are on it.
 */
export async function certificatePdf(certificate: CertificateDocument): Promise<Buffer> {
  const qr = await toDataURL(certificate.verifyUrl, { errorCorrectionLevel: "M", margin: 1, width: 360, color: { dark: ink.tealDeep, light: "#ffffff" } });
  return renderPdf(<CertificatePage certificate={certificate} qr={qr} />);
}

const [vi, en] = (["vi", "en"] as const).map((locale) => (key: string, params?: Record<string, unknown>) =>
  translator(locale, "documents")(key.startsWith("demo") ? key : `certificate.${key}`, params),
) as [Words, Words];
type Words = (key: string, params?: Record<string, unknown>) => string;

function CertificatePage({ certificate, qr }: { certificate: CertificateDocument; qr: string }) {
  const issued = signatureDay(certificate.issuedOn);
  const { heart, heading, gap } = density(linesOnPage(certificate.lines).shown.length);
  return (
    <Document
      title={`${vi("title")} ${certificate.number}`}
      author={certificate.fundNameVi}
      subject={en("title")}
      language="vi"
      creationDate={new Date(certificate.issuedOn)}
    >
      <Page size="A4" orientation="landscape" style={styles.page}>
        <View wrap={false} style={styles.whole}>
          <BrocadeBorder width={WIDTH} height={HEIGHT} />
          {certificate.demo ? <DemonstrationMark /> : null}
          <View style={styles.sheet}>
            <GoldenHeart width={heart} />
            <Text style={styles.fundVi}>{certificate.fundNameVi}</Text>
            <Text style={styles.fundEn}>{certificate.fundNameEn}</Text>
            <Text style={{ ...styles.title, fontSize: heading, marginTop: 7 * gap }}>{vi("title")}</Text>
            <Text style={styles.titleEn}>{en("title")}</Text>
            <Text style={{ ...styles.thanks, marginTop: 10 * gap }}>
              {vi("thanks")} <Text style={styles.aside}>· {en("thanks")}</Text>
            </Text>
            <Text style={{ ...styles.sponsor, fontSize: nameSize(certificate.sponsorName) }}>{certificate.sponsorName}</Text>
            <Text style={{ ...styles.statement, marginTop: 4 * gap }}>{vi("statement")}</Text>
            <Text style={styles.statementEn}>{en("statement")}</Text>
            <CertificateLines certificate={certificate} />
            <Totals certificate={certificate} />
          </View>
          <View style={styles.foot}>
            <View style={styles.verify}>
              <Image src={qr} style={styles.qr} />
              <View style={{ marginLeft: 10 }}>
                <Text style={styles.footText}>{vi("number")} / {en("number")}</Text>
                <Text style={styles.footStrong}>{certificate.number}</Text>
                <Text style={{ ...styles.footText, marginTop: 4 }}>{vi("verifyCode")} / {en("verifyCode")}</Text>
                <Text style={styles.footStrong}>{certificate.verifyCode}</Text>
              </View>
            </View>
            <View style={styles.signature}>
              <Text style={styles.placeDate}>{vi("placeDate", { place: certificate.placeVi, ...issued })}</Text>
              <Text style={styles.role}>{certificate.signatoryVi}</Text>
              <Text style={styles.signed}>{vi("signed")} · {en("signed")}</Text>
            </View>
          </View>
          <Text style={styles.electronic}>
            {vi("electronic", { url: certificate.verifyUrl })}
          </Text>
          <Text style={{ ...styles.electronic, bottom: 53 }}>{en("electronic", { url: certificate.verifyUrl })}</Text>
        </View>
      </Page>
    </Document>
  );
}

/** Money and goods are told apart: goods carry a value somebody estimated, money does not. */
function Totals({ certificate: { totalCash, totalGoods } }: { certificate: CertificateDocument }) {
  const parts = [
    totalCash > 0 ? `${vi("cash")} / ${en("cash")}: ${formatDong(totalCash, "vi")}` : null,
    totalGoods > 0 ? `${vi("goods")} / ${en("goods")}: ${formatDong(totalGoods, "vi")}` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <View style={styles.totals}>
      <Text style={styles.totalLabel}>{vi("total")} <Text style={styles.aside}>/ {en("total")}</Text></Text>
      <Text style={styles.total}>{parts.join("    ")}</Text>
    </View>
  );
}

function DemonstrationMark() {
  return (
    <>
      <Text style={styles.watermark}>{vi("demo")} / {en("demo")}</Text>
      <Text style={styles.demoTag}>{vi("demo")} / {en("demo")} · {vi("demoNote")}</Text>
    </>
  );
}

const styles = StyleSheet.create({
  whole: { width: WIDTH, height: Math.floor(HEIGHT) },
  page: { backgroundColor: ink.paper, fontFamily: PDF_FONT, color: ink.ink },
  sheet: { position: "absolute", top: 58, left: 74, right: 74, height: 398, alignItems: "center", overflow: "hidden" },
  fundVi: { marginTop: 3, fontSize: 11, fontWeight: 600, color: ink.teal, maxLines: 1, textOverflow: "ellipsis" },
  fundEn: { fontSize: 8, color: ink.inkSoft, maxLines: 1, textOverflow: "ellipsis" },
  title: { lineHeight: 1.25, fontWeight: 700, letterSpacing: 1.2, color: ink.goldText },
  titleEn: { marginTop: 1, fontSize: 12, fontStyle: "italic", color: ink.teal },
  thanks: { fontSize: 10, color: ink.ink },
  aside: { fontWeight: 400, fontStyle: "italic", color: ink.inkSoft },
  sponsor: { marginTop: 2, maxWidth: 660, fontWeight: 700, lineHeight: 1.25, textAlign: "center", color: ink.tealDeep, maxLines: 2, textOverflow: "ellipsis" },
  statement: { maxWidth: 693, fontSize: 8.7, lineHeight: 1.4, textAlign: "center" },
  statementEn: { maxWidth: 693, fontSize: 7.6, fontStyle: "italic", textAlign: "center", color: ink.inkSoft },
  totals: { flexDirection: "row", justifyContent: "space-between", width: "100%", paddingTop: 6, paddingHorizontal: 5 },
  totalLabel: { fontSize: 9, fontWeight: 600 },
  total: { fontSize: 9, fontWeight: 700, color: ink.tealDeep },
  foot: { position: "absolute", bottom: 73, left: 74, right: 74, flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end" },
  verify: { flexDirection: "row", alignItems: "center" },
  qr: { width: 66, height: 66 },
  footText: { fontSize: 7, color: ink.inkSoft },
  footStrong: { fontSize: 10, fontWeight: 700, color: ink.tealDeep },
  signature: { width: 290, alignItems: "center" },
  placeDate: { fontSize: 9.5, fontStyle: "italic", maxLines: 1, textOverflow: "ellipsis" },
  role: { marginTop: 4, fontSize: 10.5, fontWeight: 700, textAlign: "center", maxLines: 2, textOverflow: "ellipsis" },
  signed: { marginTop: 12, paddingTop: 4, paddingHorizontal: 22, fontSize: 7.5, borderTopWidth: 0.6, borderColor: ink.gold, color: ink.teal },
  electronic: { position: "absolute", bottom: 62, left: 74, right: 74, fontSize: 6.4, textAlign: "center", color: ink.inkSoft, maxLines: 1, textOverflow: "ellipsis" },
  watermark: { position: "absolute", top: 268, left: -100, width: WIDTH + 200, textAlign: "center", fontSize: 46, fontWeight: 700, letterSpacing: 3, color: ink.warning, opacity: 0.08, transform: "rotate(-22deg)" },
  demoTag: { position: "absolute", top: 60, right: 64, fontSize: 7, fontWeight: 600, color: ink.warning, borderWidth: 0.8, borderColor: ink.warning, borderRadius: 3, paddingVertical: 2, paddingHorizontal: 5 },
});
