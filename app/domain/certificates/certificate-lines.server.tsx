import { StyleSheet, Text, View } from "@react-pdf/renderer";
import { type CertificateDocument, type CertificateLine, linesOnPage } from "~/domain/certificates/certificate-document";
import { certificateInk, density } from "~/domain/certificates/certificate-look";
import { formatDong } from "~/domain/money";
import { unitWord } from "~/domain/needs/unit-words";
import { translator } from "~/locales/i18n";
import { documentDay } from "~/platform/pdf.server";

type Column = { key: "support" | "place" | "quantity" | "delivered" | "cash" | "goods"; flex: number; align: "left" | "right" };

/** Characters from which a title or a place gets two smaller lines, where rows are high enough for them. */
const LONG: Partial<Record<Column["key"], number>> = { support: 42, place: 30 };

/** What was delivered: confirmed quantities, with money and goods in columns of their own. */
export function CertificateLines({ certificate }: { certificate: CertificateDocument }) {
  const [vi, en] = [translator("vi", "documents"), translator("en", "documents")];
  const { shown, more } = linesOnPage(certificate.lines);
  const { row, gap } = density(shown.length);
  const columns = columnsFor(shown);
  return (
    <View style={{ ...styles.table, marginTop: 8 * gap }}>
      <View style={styles.head}>
        {columns.map(({ key, flex, align }) => (
          <View key={key} style={{ flex, paddingHorizontal: 5 }}>
            <Text style={{ ...styles.headVi, textAlign: align }}>{vi(`certificate.${key}`)}</Text>
            <Text style={{ ...styles.headEn, textAlign: align }}>{en(`certificate.${key}`)}</Text>
          </View>
        ))}
      </View>
      {shown.map((line, at) => (
        <View key={at} style={{ ...styles.row, height: row }}>
          {columns.map((column) => (
            <Cell key={column.key} column={column} line={line} lines={shown.length} />
          ))}
        </View>
      ))}
      {more > 0 ? (
        <Text style={styles.more}>
          {vi("certificate.more", { count: more })} · {en("certificate.more", { count: more })}
        </Text>
      ) : null}
    </View>
  );
}

function Cell({ column: { key, flex, align }, line, lines }: { column: Column; line: CertificateLine; lines: number }) {
  const { title, small, second, wrap } = density(lines);
  const [upper, lower] = cellTexts(key, line);
  const long = second && upper.length > (LONG[key] ?? Infinity);
  const cut = { textOverflow: "ellipsis", textAlign: align, lineHeight: 1.2 } as const;
  const words = { ...cut, maxLines: long ? 2 : 1, fontSize: long ? title * 0.8 : title, fontWeight: key === "support" ? 600 : 500, color: certificateInk.ink };
  return (
    <View style={{ flex, paddingHorizontal: 5 }}>
      <Text style={words}>{second || !lower || key === "place" ? upper : `${upper} · ${lower}`}</Text>
      {second && lower ? <Text style={{ ...cut, maxLines: wrap, fontSize: small, color: certificateInk.inkSoft }}>{lower}</Text> : null}
    </View>
  );
}

function cellTexts(key: Column["key"], line: CertificateLine): [vietnamese: string, english?: string] {
  const { day, month, year } = documentDay(line.deliveredOn);
  switch (key) {
    case "support":
      return [line.titleVi, line.titleEn];
    case "place":
      return line.placeEn === line.placeVi ? [line.placeVi] : [line.placeVi, line.placeEn];
    case "quantity": {
      const count = new Intl.NumberFormat("vi-VN").format(line.quantity);
      return [`${count} ${line.unitVi}`, unitWord(line.unitEn, line.quantity, "en")];
    }
    case "delivered":
      return [`${day}/${month}/${year}`];
    case "cash":
      return [line.cashValue === null ? "–" : formatDong(line.cashValue, "vi")];
    case "goods":
      return [line.goodsValue === null ? "–" : formatDong(line.goodsValue, "vi")];
  }
}

/** A kind of giving that no line has leaves its column out. */
function columnsFor(lines: CertificateLine[]): Column[] {
  const columns: Column[] = [
    { key: "support", flex: 3.3, align: "left" },
    { key: "place", flex: 2.7, align: "left" },
    { key: "quantity", flex: 1.5, align: "right" },
    { key: "delivered", flex: 1.15, align: "right" },
  ];
  if (lines.some((line) => line.cashValue !== null)) columns.push({ key: "cash", flex: 1.4, align: "right" });
  if (lines.some((line) => line.goodsValue !== null)) columns.push({ key: "goods", flex: 1.4, align: "right" });
  return columns;
}

const styles = StyleSheet.create({
  table: { width: "100%", flexShrink: 0 },
  head: { flexDirection: "row", paddingVertical: 3, borderTopWidth: 1, borderBottomWidth: 1, borderColor: certificateInk.gold },
  headVi: { fontSize: 7.5, fontWeight: 600, color: certificateInk.tealDeep },
  headEn: { fontSize: 6.5, color: certificateInk.inkSoft },
  row: { flexShrink: 0, flexDirection: "row", alignItems: "center", borderBottomWidth: 0.5, borderColor: certificateInk.line },
  more: { fontSize: 7.6, fontStyle: "italic", paddingTop: 3, paddingHorizontal: 5, color: certificateInk.inkSoft },
});
