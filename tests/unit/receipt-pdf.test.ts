import { describe, expect, it } from "vitest";
import type { ReceiptDocument } from "~/domain/payments/receipt-document";
import { receiptPdf } from "~/domain/payments/receipt-pdf.server";
import { pageCount, pdfText } from "../support/pdf-text";

const receipt: ReceiptDocument = {
  number: "BN-2026-000012", fundNameVi: "Quỹ Tấm Lòng Vàng", fundNameEn: "Golden Heart Fund", payerName: "Người ủng hộ Demo", amount: 36_250_000,
  purposeVi: "Bữa ăn bán trú (HP-MEAL-0007)", purposeEn: "School boarding meals (HP-MEAL-0007)", receivedOn: "2026-11-21T18:00:00.000Z", by: "bank",
  reference: "TLV7KQ4M2X", placeVi: "Hải Phòng", issuedOn: "2026-11-23", signatoryVi: "KẾ TOÁN QUỸ", transparencyUrl: "https://example.org/transparency", reissue: null, cancelledOn: null, refunded: null, replaces: null, demo: false,
};
const said = async (document: ReceiptDocument) => pdfText(await receiptPdf(document)).replace(/\s+/g, " ");

describe("a receipt", () => {
  it("says who paid how much, in figures and in both languages' words, for what and when", async () => {
    const text = await said(receipt);
    for (const part of [
      "BIÊN NHẬN", "RECEIPT", "BN-2026-000012", "Người ủng hộ Demo", "36.250.000 ₫", "Ba mươi sáu triệu hai trăm năm mươi nghìn đồng",
      "Thirty-six million two hundred and fifty thousand đồng", "Bữa ăn bán trú (HP-MEAL-0007)", "22/11/2026", "Chuyển khoản ngân hàng", "TLV7KQ4M2X",
      "Hải Phòng, ngày 23 tháng 11 năm 2026", "https://example.org/transparency", "không phải hóa đơn giá trị gia tăng",
    ]) expect(text).toContain(part);
    expect(text).not.toMatch(/MINH HỌA|undefined/);
  });

  it("is marked when it is a demonstration", async () => {
    expect(await said({ ...receipt, demo: true })).toContain("MINH HỌA / DEMONSTRATION");
  });

  it("says in both languages that it is a re-issue, which one, when and who asked; the original does not", async () => {
    const text = await said({ ...receipt, reissue: { time: 2, on: "2026-12-03T02:00:00Z", askedBy: "payer" }, demo: true });
    expect(text).toContain("BẢN CẤP LẠI lần 2, ngày 03/12/2026, theo đề nghị của người nộp");
    expect(text).toContain("RE-ISSUE no. 2, 03/12/2026, at the request of the payer");
    expect(await said(receipt)).not.toMatch(/CẤP LẠI|RE-ISSUE/);
    expect(pageCount(await receiptPdf({ ...receipt, reissue: { time: 49, on: "2026-12-03", askedBy: "authority" }, demo: true }))).toBe(1);
  });

  it("leaves the pledge reference out when there is none", async () => {
    expect(await said({ ...receipt, reference: null })).not.toContain("Mã đăng ký");
  });

  it("is exactly one page, however long the names and however large the amount", async () => {
    const long = "Hiệp hội Doanh nghiệp Minh họa ủng hộ Trẻ em các Xã Đặc biệt Khó khăn ".repeat(4);
    const stretched = { ...receipt, payerName: long, purposeVi: long, purposeEn: long, fundNameVi: long, signatoryVi: long, placeVi: long, amount: 888_888_888_888_888, demo: true };
    expect(pageCount(await receiptPdf(receipt))).toBe(1);
    expect(pageCount(await receiptPdf(stretched))).toBe(1);
  });
});
