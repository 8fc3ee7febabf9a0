import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import { formatDong } from "~/domain/money";
import { amountInWords } from "~/domain/payments/amount-in-words";
import type { ReceiptDocument } from "~/domain/payments/receipt-document";
import { translator } from "~/locales/i18n";
import { documentDay, PDF_FONT, renderPdf, signatureDay } from "~/platform/pdf.server";

const ink = { teal: "#0b5d5e", tealDeep: "#084445", text: "#1d2928", soft: "#55605e", line: "#e0dacf", gold: "#c9962a", ground: "#f4f1ea", warning: "#a8231b" } as const;
const THREADS = [ink.teal, ink.gold, "#a5523a", ink.gold, ink.teal, "#d3c6ab"];

/** A5 landscape in points. */
const [WIDTH, HEIGHT] = [595.28, 419.53] as const;

/** Draws a receipt (biên nhận) on one A5 page, Vietnamese first, the amount in figures and in words. */
export function receiptPdf(receipt: ReceiptDocument): Promise<Buffer> {
  return renderPdf(<ReceiptPage receipt={receipt} />);
}

type Words = (key: string, params?: Record<string, unknown>) => string;
const [vi, en] = (["vi", "en"] as const).map((locale) => (key: string, params?: Record<string, unknown>) =>
  translator(locale, "documents")(key.startsWith("demo") ? key : `receipt.${key}`, params),
) as [Words, Words];

function ReceiptPage({ receipt }: { receipt: ReceiptDocument }) {
  const received = documentDay(receipt.receivedOn);
  return (
    <Document title={`${vi("title")} ${receipt.number}`} author={receipt.fundNameVi} subject={en("title")} language="vi" creationDate={new Date(receipt.issuedOn)}>
      <Page size="A5" orientation="landscape" style={styles.page}>
        <View wrap={false} style={styles.whole}>
          <View style={styles.weave}>
            {Array.from({ length: 48 }, (_, at) => (
              <View key={at} style={{ flex: 1, backgroundColor: THREADS[at % THREADS.length] }} />
            ))}
          </View>
          {receipt.demo ? <Text style={styles.watermark}>{vi("demo")} / {en("demo")}</Text> : null}
          {receipt.cancelledOn ? <Text style={styles.cancelled}>{vi("cancelled")} / {en("cancelled")}</Text> : null}
          <View style={styles.sheet}>
            <View style={styles.header}>
              <View style={{ flex: 1, paddingRight: 16 }}>
                <Text style={styles.fundVi}>{receipt.fundNameVi}</Text>
                <Text style={styles.small}>{receipt.fundNameEn}</Text>
              </View>
              <View style={{ alignItems: "flex-end" }}>
                <Text style={styles.small}>{vi("number")} / {en("number")}</Text>
                <Text style={styles.number}>{receipt.number}</Text>
              </View>
            </View>
            <Text style={styles.title}>{vi("title")}</Text>
            <Text style={styles.titleEn}>{en("title")}</Text>
            {receipt.demo ? <Text style={styles.demoTag}>{vi("demo")} / {en("demo")} · {vi("demoNote")}</Text> : null}
            {receipt.reissue ? <Reissue reissue={receipt.reissue} /> : null}
            {receipt.replaces ? <Text style={styles.reissue}>{vi("replaces", { number: receipt.replaces })} / {en("replaces", { number: receipt.replaces })}</Text> : null}
            {receipt.cancelledOn ? <Cancelled on={receipt.cancelledOn} /> : null}
            {receipt.refunded && !receipt.cancelledOn ? <Refunded of={receipt.amount} refunded={receipt.refunded} /> : null}
            <Row label="payer" value={receipt.payerName} strong />
            <Amount amount={receipt.amount} />
            <Row label="purpose" value={receipt.purposeVi} aside={receipt.purposeEn} />
            <View style={{ flexDirection: "row" }}>
              <Row label="receivedOn" value={`${received.day}/${received.month}/${received.year}`} half />
              <Row label="by" value={vi(receipt.by)} aside={en(receipt.by)} half />
            </View>
            {receipt.reference ? <Row label="reference" value={receipt.reference} /> : null}
          </View>
          <View style={styles.foot}>
            <View style={{ width: 320 }}>
              <Text style={styles.note}>{vi("gift")}</Text>
              <Text style={styles.note}>{en("gift")}</Text>
              <Text style={{ ...styles.note, marginTop: 4 }}>{vi("electronic", { url: receipt.transparencyUrl })}</Text>
              <Text style={styles.note}>{en("electronic", { url: receipt.transparencyUrl })}</Text>
            </View>
            <View style={styles.signature}>
              <Text style={styles.placeDate}>{vi("placeDate", { place: receipt.placeVi, ...signatureDay(receipt.issuedOn) })}</Text>
              <Text style={styles.small}>{vi("recipient")} / {en("recipient")}</Text>
              <Text style={styles.role}>{receipt.signatoryVi}</Text>
            </View>
          </View>
        </View>
      </Page>
    </Document>
  );
}

/** A sheet given again says so in both languages, with its number, its day and who asked. */
function Reissue({ reissue: { time, on, askedBy } }: { reissue: NonNullable<ReceiptDocument["reissue"]> }) {
  const { day, month, year } = documentDay(on);
  const words = (say: Words) => say("reissue", { time, day: `${day}/${month}/${year}`, by: say(`askedBy.${askedBy}`) });
  return <Text style={styles.reissue}>{words(vi)} / {words(en)}</Text>;
}

/** Of a gift that was refunded in part the sheet says how much went back and how much stands. */
function Refunded({ of, refunded: { amount, on } }: { of: number; refunded: NonNullable<ReceiptDocument["refunded"]> }) {
  const { day, month, year } = documentDay(on);
  const words = (say: Words, locale: "vi" | "en") => say("refundedNote", { amount: formatDong(amount, locale), rest: formatDong(of - amount, locale), day: `${day}/${month}/${year}` });
  return <Text style={styles.cancelledNote}>{words(vi, "vi")} / {words(en, "en")}</Text>;
}

/** A sheet whose money was taken back acknowledges nothing any more, and says since when. */
function Cancelled({ on }: { on: string }) {
  const { day, month, year } = documentDay(on);
  const words = (say: Words) => say("cancelledNote", { day: `${day}/${month}/${year}` });
  return <Text style={styles.cancelledNote}>{words(vi)} / {words(en)}</Text>;
}

function Row({ label, value, aside, strong, half }: { label: string; value: string; aside?: string; strong?: boolean; half?: boolean }) {
  return (
    <View style={half ? { ...styles.row, flex: 1 } : styles.row}>
      <Label label={label} />
      <View style={{ flex: 1 }}>
        <Text style={{ fontSize: strong ? 12 : 9.5, fontWeight: strong ? 700 : 500, maxLines: 2, textOverflow: "ellipsis" }}>{value}</Text>
        {aside ? <Text style={{ ...styles.small, maxLines: 1, textOverflow: "ellipsis" }}>{aside}</Text> : null}
      </View>
    </View>
  );
}

function Amount({ amount }: { amount: number }) {
  return (
    <View style={styles.amount}>
      <Label label="amount" />
      <View style={{ flex: 1 }}>
        <Text style={styles.figures}>{formatDong(amount, "vi")}</Text>
        <Text style={{ fontSize: 9, fontWeight: 500 }}>{vi("words")}: {amountInWords(amount, "vi")}</Text>
        <Text style={styles.small}>{en("words")}: {amountInWords(amount, "en")}</Text>
      </View>
    </View>
  );
}

function Label({ label }: { label: string }) {
  return (
    <View style={{ width: 86 }}>
      <Text style={{ fontSize: 8.5, fontWeight: 500, color: ink.teal }}>{vi(label)}</Text>
      <Text style={{ fontSize: 7, color: ink.soft }}>{en(label)}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  page: { backgroundColor: "#ffffff", fontFamily: PDF_FONT, color: ink.text },
  whole: { width: WIDTH, height: Math.floor(HEIGHT) },
  weave: { position: "absolute", top: 0, left: 0, right: 0, height: 7, flexDirection: "row" },
  sheet: { position: "absolute", top: 20, left: 26, right: 26, height: 312, overflow: "hidden" },
  header: { flexDirection: "row", flexShrink: 0, paddingHorizontal: 10, justifyContent: "space-between" },
  fundVi: { fontSize: 11, fontWeight: 700, color: ink.tealDeep, maxLines: 2, textOverflow: "ellipsis" },
  small: { fontSize: 7.5, color: ink.soft },
  number: { fontSize: 11, fontWeight: 700 },
  title: { marginTop: 5, fontSize: 20, lineHeight: 1.2, fontWeight: 700, letterSpacing: 2, textAlign: "center", color: ink.tealDeep },
  titleEn: { fontSize: 9, letterSpacing: 2, textAlign: "center", color: ink.soft },
  demoTag: { alignSelf: "center", marginTop: 4, marginBottom: 4, fontSize: 7, fontWeight: 600, color: ink.warning, borderWidth: 0.8, borderColor: ink.warning, borderRadius: 3, paddingVertical: 2, paddingHorizontal: 5 },
  reissue: { alignSelf: "center", marginTop: 3, marginBottom: 3, fontSize: 7.5, fontWeight: 600, color: ink.tealDeep, textAlign: "center" },
  cancelledNote: { alignSelf: "center", marginTop: 3, marginBottom: 3, fontSize: 8.5, fontWeight: 700, color: ink.warning, textAlign: "center" },
  cancelled: { position: "absolute", top: 120, left: -100, width: WIDTH + 200, textAlign: "center", fontSize: 54, fontWeight: 700, letterSpacing: 6, color: ink.warning, opacity: 0.16, transform: "rotate(-24deg)" },
  row: { flexDirection: "row", flexShrink: 0, paddingVertical: 6, paddingHorizontal: 10, borderBottomWidth: 0.5, borderColor: ink.line },
  amount: { flexDirection: "row", flexShrink: 0, marginVertical: 4, paddingVertical: 6, paddingHorizontal: 10, borderRadius: 5, backgroundColor: ink.ground },
  figures: { fontSize: 17, lineHeight: 1.25, fontWeight: 700, color: ink.tealDeep },
  foot: { position: "absolute", bottom: 20, left: 36, right: 36, flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end" },
  note: { fontSize: 6.8, lineHeight: 1.35, color: ink.soft },
  signature: { width: 190, alignItems: "center" },
  placeDate: { fontSize: 8.5, fontStyle: "italic", maxLines: 1, textOverflow: "ellipsis" },
  role: { marginTop: 2, fontSize: 9.5, fontWeight: 700, textAlign: "center", maxLines: 2, textOverflow: "ellipsis" },
  watermark: { position: "absolute", top: 185, left: -100, width: WIDTH + 200, textAlign: "center", fontSize: 32, fontWeight: 700, letterSpacing: 3, color: ink.warning, opacity: 0.07, transform: "rotate(-24deg)" },
});
