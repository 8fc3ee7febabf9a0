import { describe, expect, it } from "vitest";
import type { SlipDocument } from "~/domain/payments/slip-document";
import { slipPdf } from "~/domain/payments/slip-pdf.server";
import { vietQrPngDataUri } from "~/domain/payments/viet-qr-image.server";
import { pageCount, pdfText } from "../support/pdf-text";

const slip = async (more: Partial<SlipDocument> = {}): Promise<SlipDocument> => ({
  fundNameVi: "Quỹ Tấm Lòng Vàng", fundNameEn: "Golden Heart Fund", reference: "TLV7KQ4M2X", purposeVi: "Bữa ăn bán trú (HP-MEAL-0007)", purposeEn: "School meals (HP-MEAL-0007)",
  bankName: "Ngân hàng minh họa", account: "0011001234567", holder: "QUY DEMO", transfers: [{ position: 1, amount: 36_250_000, qrPng: await vietQrPngDataUri("00020101") }], of: 1,
  until: "2026-11-28T02:30:00.000Z", instalment: false, printedAt: "2026-11-25T02:30:00.000Z", url: "https://example.org/my/pledges/TLV7KQ4M2X", demo: false, ...more,
});
const said = async (document: SlipDocument) => pdfText(await slipPdf(document)).replace(/\s+/g, " ");

describe("a transfer slip", () => {
  it("says until when the units are held, in Vietnamese time, or on which day an instalment is due", async () => {
    expect(await said(await slip())).toContain("28/11/2026 09:30");
    const instalment = await said(await slip({ instalment: true, until: "2026-12-05T00:00:00+07:00" }));
    expect(instalment).toContain("Hạn đóng");
    expect(instalment).toMatch(/05\/12\/2026(?! \d)/);
  });

  it("counts the transfers only where there are several, and warns only in the demonstration", async () => {
    expect(await said(await slip())).not.toMatch(/Lần 1|MINH HỌA, XIN|undefined/);
    expect(await said(await slip({ of: 3, demo: true }))).toMatch(/Lần 1\/3.*MINH HỌA, XIN ĐỪNG CHUYỂN TIỀN/);
  });

  it("keeps each transfer to one page, however long the names", async () => {
    const long = "Hiệp hội Doanh nghiệp Minh họa ủng hộ Trẻ em các Xã Đặc biệt Khó khăn ".repeat(4);
    const one = (await slip()).transfers[0]!;
    const stretched = await slip({ fundNameVi: long, bankName: long, holder: long, purposeVi: long, purposeEn: long, demo: true, of: 2, transfers: [one, { ...one, position: 2, amount: 777_777_777_777 }] });
    expect(pageCount(await slipPdf(stretched))).toBe(2);
  });
});
