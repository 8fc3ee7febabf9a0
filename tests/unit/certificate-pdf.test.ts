import { describe, expect, it } from "vitest";
import { CERTIFICATE_LINES_MAX, type CertificateDocument, linesOnPage } from "~/domain/certificates/certificate-document";
import { certificatePdf } from "~/domain/certificates/certificate-pdf.server";
import { pageCount, pdfText } from "../support/pdf-text";

const meals = {
  titleVi: "Bữa ăn bán trú cho trẻ mẫu giáo", titleEn: "School boarding meals", placeVi: "Xã Việt Khê, Hải Phòng", placeEn: "Việt Khê commune",
  quantity: 1200, unitVi: "bữa", unitEn: "meals", deliveredOn: "2026-11-12", cashValue: 36_000_000, goodsValue: null,
};
const coats = { ...meals, titleVi: "Áo ấm mùa đông", titleEn: "Winter coats", quantity: 85, unitVi: "bộ", unitEn: "sets", cashValue: null, goodsValue: 21_250_000 };
const certificate: CertificateDocument = {
  number: "TLV-2026-000123", verifyCode: "X7Q4-KM2P-9TDH", verifyUrl: "https://example.org/verify/X7Q4-KM2P-9TDH",
  fundNameVi: "Quỹ Tấm Lòng Vàng", fundNameEn: "Golden Heart Fund", sponsorName: "Công ty Demo Nụ Cười", lines: [meals, coats],
  totalCash: 36_000_000, totalGoods: 21_250_000, issuedOn: "2026-11-22T17:30:00.000Z", placeVi: "Hải Phòng", signatoryVi: "CHỦ TỊCH HỘI ĐỒNG BẢO TRỢ", demo: false,
};
const longName = "Hiệp hội Doanh nghiệp Minh họa ủng hộ Trẻ em các Xã Đặc biệt Khó khăn vùng Đồng bào Dân tộc thiểu số và Miền núi phía Bắc";

/** Line breaks are the renderer's business; what is said is not. */
const said = async (document: CertificateDocument) => (await pdfText(await certificatePdf(document))).replace(/\s+/g, " ");

describe("a Golden Heart certificate", () => {
  it("says who gave what, where and when, with money and goods apart", async () => {
    const text = await said(certificate);
    for (const part of [
      "GIẤY CHỨNG NHẬN TẤM LÒNG VÀNG", "Golden Heart Certificate", "Quỹ Tấm Lòng Vàng", "Công ty Demo Nụ Cười",
      "Bữa ăn bán trú cho trẻ mẫu giáo", "School boarding meals", "Xã Việt Khê, Hải Phòng", "1.200 bữa", "12/11/2026", "85 bộ",
      "Bằng tiền / In money: 36.000.000 ₫", "Hiện vật, trị giá / In goods, value: 21.250.000 ₫",
      "TLV-2026-000123", "X7Q4-KM2P-9TDH", "CHỦ TỊCH HỘI ĐỒNG BẢO TRỢ",
      "Chứng thư điện tử – xác minh tại https://example.org/verify/X7Q4-KM2P-9TDH",
    ]) expect(text).toContain(part);
  });

  it("is dated by the day in Việt Nam", async () => {
    expect(await said(certificate)).toContain("Hải Phòng, ngày 23 tháng 11 năm 2026");
  });

  it("never uses the state's words of praise", async () => {
    for (const demo of [true, false]) {
      expect((await said({ ...certificate, demo })).toLowerCase().normalize("NFC")).not.toMatch(/khen|cộng hòa xã hội|độc lập/);
    }
  });

  it("is marked when it is a demonstration, and only then", async () => {
    expect(await said({ ...certificate, demo: true })).toContain("MINH HỌA / DEMONSTRATION");
    expect(await said(certificate)).not.toMatch(/MINH HỌA|DEMONSTRATION/);
  });

  it("leaves out money when only goods were given", async () => {
    const text = await said({ ...certificate, lines: [coats], totalCash: 0 });
    expect(text).not.toContain("Bằng tiền");
    expect(text).toContain("21.250.000 ₫");
  });

  it.each([
    ["one line", { lines: [meals] }],
    ["twelve lines", { lines: Array.from({ length: 12 }, () => meals) }],
    ["forty lines", { lines: Array.from({ length: 40 }, () => coats) }],
    ["a name of 120 characters", { sponsorName: longName, lines: Array.from({ length: 12 }, () => meals) }],
    ["a name without a space", { sponsorName: "W".repeat(120) }],
    ["everything long", { sponsorName: longName, signatoryVi: longName, fundNameVi: longName, placeVi: longName, demo: true, lines: Array.from({ length: 20 }, () => ({ ...meals, titleVi: longName.repeat(3), placeVi: longName, unitVi: longName })) }],
  ] as const)("is exactly one page with %s", async (_, change) => {
    expect(pageCount(await certificatePdf({ ...certificate, ...change } as CertificateDocument))).toBe(1);
  });

  it("says how many lines are left to the verification page", async () => {
    const lines = Array.from({ length: CERTIFICATE_LINES_MAX + 5 }, () => meals);
    expect(await said({ ...certificate, lines })).toContain("và 5 nội dung khác, xem trang xác minh · and 5 more lines, see the verification page");
    expect(await said({ ...certificate, lines: lines.slice(0, CERTIFICATE_LINES_MAX) })).not.toContain("nội dung khác");
    expect(linesOnPage(lines).shown).toHaveLength(CERTIFICATE_LINES_MAX);
  });
});
