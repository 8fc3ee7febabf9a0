import { Document, Image, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import { formatDong } from "~/domain/money";
import { amountInWords } from "~/domain/payments/amount-in-words";
import type { SlipDocument } from "~/domain/payments/slip-document";
import { translator } from "~/locales/i18n";
import { PDF_FONT, renderPdf } from "~/platform/pdf.server";

const ink = { teal: "#0b5d5e", tealDeep: "#084445", text: "#1d2928", soft: "#55605e", line: "#e0dacf", ground: "#f4f1ea", warning: "#a8231b" } as const;

type Words = (key: string, params?: Record<string, unknown>) => string;
const [vi, en] = (["vi", "en"] as const).map((locale) => (key: string, params?: Record<string, unknown>) => translator(locale, "transfer")(`slip.${key}`, params)) as [Words, Words];

/** Draws a transfer slip: an A5 page for each transfer still to make, Vietnamese first, with its VietQR code. */
export function slipPdf(slip: SlipDocument): Promise<Buffer> {
  return renderPdf(
    <Document title={`${vi("title")} ${slip.reference}`} author={slip.fundNameVi} subject={en("title")} language="vi" creationDate={new Date(slip.printedAt)}>
      {slip.transfers.map((transfer) => <SlipPage key={transfer.position} slip={slip} transfer={transfer} />)}
    </Document>,
  );
}

function SlipPage({ slip, transfer }: { slip: SlipDocument; transfer: SlipDocument["transfers"][number] }) {
  const nth = { position: transfer.position, of: slip.of };
  const until = moment(slip.until, !slip.instalment);
  return (
    <Page size="A5" style={styles.page}>
      <View style={styles.sheet}>
        <View style={styles.header}>
          <View style={{ flex: 1, paddingRight: 12 }}>
            <Text style={styles.fund}>{slip.fundNameVi}</Text>
            <Text style={styles.small}>{slip.fundNameEn}</Text>
          </View>
          {slip.of > 1 ? (
            <View style={{ alignItems: "flex-end" }}>
              <Text style={styles.fund}>{vi("nth", nth)}</Text>
              <Text style={styles.small}>{en("nth", nth)}</Text>
            </View>
          ) : null}
        </View>
        <Text style={styles.title}>{vi("title")}</Text>
        <Text style={styles.titleEn}>{en("title")}</Text>
        {slip.demo ? <Text style={styles.demo}>{vi("demo")} / {en("demo")}</Text> : null}
        <View style={styles.pay}>
          <View style={{ width: 140, alignItems: "center" }}>
            <Image src={transfer.qrPng} style={styles.code} />
            <Text style={styles.caption}>{vi("scan")}</Text>
            <Text style={styles.caption}>{en("scan")}</Text>
          </View>
          <View style={{ flex: 1, paddingLeft: 12 }}>
            <Line label="memo" value={slip.reference} large />
            <Line label="account" value={slip.account} large />
            <Line label="bank" value={slip.bankName} />
            <Line label="holder" value={slip.holder} />
          </View>
        </View>
        <View style={styles.amount}>
          <Label label="amount" />
          <View style={{ flex: 1 }}>
            <Text style={styles.figures}>{formatDong(transfer.amount, "vi")}</Text>
            <Text style={{ fontSize: 8.5, fontWeight: 500 }}>{vi("words")}: {amountInWords(transfer.amount, "vi")}</Text>
            <Text style={styles.small}>{en("words")}: {amountInWords(transfer.amount, "en")}</Text>
          </View>
        </View>
        <Text style={styles.strong}>{vi("memoNote")}</Text>
        <Text style={styles.small}>{en("memoNote")}</Text>
        <Fact label="for" value={slip.purposeVi} aside={slip.purposeEn} />
        <Fact label={slip.instalment ? "dueOn" : "deadline"} value={until} />
        <Fact label="proof" value={vi("proofText")} aside={en("proofText")} />
      </View>
      <View style={styles.foot}>
        <Text style={styles.note}>{vi("late")}</Text>
        <Text style={styles.note}>{en("late")}</Text>
        <Text style={{ ...styles.note, marginTop: 3 }}>{vi("printed", { url: slip.url, at: moment(slip.printedAt) })}</Text>
        <Text style={styles.note}>{en("printed", { url: slip.url, at: moment(slip.printedAt) })}</Text>
      </View>
    </Page>
  );
}

function Line({ label, value, large }: { label: string; value: string; large?: boolean }) {
  return (
    <View style={styles.line}>
      <Text style={styles.label}>{vi(label)} <Text style={styles.labelEn}>/ {en(label)}</Text></Text>
      <Text style={{ fontSize: large ? 14 : 10, fontWeight: 700, maxLines: 2, textOverflow: "ellipsis" }}>{value}</Text>
    </View>
  );
}

function Fact({ label, value, aside }: { label: string; value: string; aside?: string }) {
  return (
    <View style={styles.fact}>
      <Label label={label} />
      <View style={{ flex: 1 }}>
        <Text style={{ fontSize: 8, maxLines: 3, textOverflow: "ellipsis" }}>{value}</Text>
        {aside ? <Text style={{ ...styles.small, maxLines: 3, textOverflow: "ellipsis" }}>{aside}</Text> : null}
      </View>
    </View>
  );
}

function Label({ label }: { label: string }) {
  return (
    <View style={{ width: 92, paddingRight: 6 }}>
      <Text style={styles.label}>{vi(label)}</Text>
      <Text style={styles.labelEn}>{en(label)}</Text>
    </View>
  );
}

/** A moment in Việt Nam as `25/11/2026 14:05`, or the day alone: the same in both languages. */
function moment(instant: string, withHour = true): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? "";
  const day = `${part("day")}/${part("month")}/${part("year")}`;
  return withHour ? `${day} ${part("hour")}:${part("minute")}` : day;
}

const styles = StyleSheet.create({
  page: { backgroundColor: "#ffffff", fontFamily: PDF_FONT, color: ink.text },
  sheet: { position: "absolute", top: 20, left: 26, right: 26, bottom: 60, overflow: "hidden" },
  header: { flexDirection: "row", justifyContent: "space-between", borderTopWidth: 4, borderColor: ink.teal, paddingTop: 8 },
  fund: { fontSize: 10, fontWeight: 700, color: ink.tealDeep, maxLines: 2, textOverflow: "ellipsis" },
  small: { fontSize: 7, lineHeight: 1.3, color: ink.soft },
  title: { marginTop: 8, fontSize: 17, lineHeight: 1.25, fontWeight: 700, letterSpacing: 1.5, textAlign: "center", color: ink.tealDeep },
  titleEn: { fontSize: 8.5, letterSpacing: 1.5, textAlign: "center", color: ink.soft },
  demo: { alignSelf: "center", marginTop: 4, fontSize: 7.5, fontWeight: 600, color: ink.warning, borderWidth: 0.8, borderColor: ink.warning, borderRadius: 3, paddingVertical: 2, paddingHorizontal: 6 },
  pay: { flexDirection: "row", marginTop: 8 },
  code: { width: 136, height: 136 },
  caption: { fontSize: 7, lineHeight: 1.3, textAlign: "center", color: ink.soft },
  line: { paddingVertical: 4, borderBottomWidth: 0.5, borderColor: ink.line },
  label: { fontSize: 8, fontWeight: 500, color: ink.teal },
  labelEn: { fontSize: 7, fontWeight: 400, color: ink.soft },
  amount: { flexDirection: "row", marginVertical: 6, paddingVertical: 5, paddingHorizontal: 8, borderRadius: 5, backgroundColor: ink.ground },
  figures: { fontSize: 17, lineHeight: 1.25, fontWeight: 700, color: ink.tealDeep },
  strong: { fontSize: 8.5, fontWeight: 600 },
  fact: { flexDirection: "row", paddingVertical: 4, borderBottomWidth: 0.5, borderColor: ink.line },
  foot: { position: "absolute", bottom: 16, left: 26, right: 26 },
  note: { fontSize: 6.5, lineHeight: 1.3, color: ink.soft },
});
