import fc from "fast-check";
import { QRPay } from "vietnam-qr-pay";
import { describe, expect, it } from "vitest";
import { plainMemo, vietQrPayload, type VietQrRequest } from "~/domain/payments/viet-qr";
import { vietQrPngDataUri, vietQrSvg } from "~/domain/payments/viet-qr-image.server";

/** Payloads published by the vietnam-qr-pay project and checked with an independent CRC. */
const STATIC = "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F";
const DYNAMIC =
  "00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA530370454065000005802VN62140810TLV K7Q4M2630410D2";

function built(request: VietQrRequest): string {
  const made = vietQrPayload(request);
  if (!made.ok) throw new Error(made.reason);
  return made.payload;
}

/** CRC-16/CCITT-FALSE bit by bit, independent of the library's table. */
function crc(text: string): string {
  let register = 0xffff;
  for (const byte of Buffer.from(text)) {
    register ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      register = (register & 0x8000 ? (register << 1) ^ 0x1021 : register << 1) & 0xffff;
    }
  }
  return register.toString(16).toUpperCase().padStart(4, "0");
}

describe("the VietQR payload", () => {
  it("is the published static code", () => {
    expect(built({ bankBin: "970416", account: "257678859" })).toBe(STATIC);
  });

  it("is the published code with an amount and a memo", () => {
    expect(built({ bankBin: "970436", account: "0011001234567", amount: 500_000n, purpose: "TLV K7Q4M2" })).toBe(DYNAMIC);
  });

  it("carries a correct checksum and reads back as asked, whatever the request", () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: min, maxLength: max });
    fc.assert(
      fc.property(
        digits(6, 6),
        digits(1, 19),
        fc.bigInt({ min: 1n, max: 9_999_999_999_999n }),
        fc.string({ unit: fc.constantFrom(..."ABCXYZ 0189"), minLength: 1, maxLength: 25 }).filter((text) => text.trim() !== ""),
        (bankBin, account, amount, purpose) => {
          const payload = built({ bankBin, account, amount, purpose });
          expect(payload.slice(-4)).toBe(crc(payload.slice(0, -4)));
          const read = new QRPay(payload);
          expect(read.isValid).toBe(true);
          expect(read.consumer).toMatchObject({ bankBin, bankNumber: account });
          expect(read.amount).toBe(amount.toString());
          expect(read.additionalData.purpose).toBe(plainMemo(purpose));
        },
      ),
    );
  });

  it("drops Vietnamese accents from the memo, composed or not", () => {
    expect(plainMemo("Ủng hộ  Đồng Nai")).toBe("Ung ho Dong Nai");
    expect(plainMemo("Ủng hộ Đồng Nai".normalize("NFD"))).toBe("Ung ho Dong Nai");
  });

  it.each([
    ["bad-bank", { bankBin: "97041", account: "1" }],
    ["bad-account", { bankBin: "970416", account: "" }],
    ["bad-account", { bankBin: "970416", account: "1".repeat(20) }],
    ["bad-account", { bankBin: "970416", account: "12 34" }],
    ["bad-amount", { bankBin: "970416", account: "1", amount: 0 }],
    ["bad-amount", { bankBin: "970416", account: "1", amount: -5n }],
    ["bad-amount", { bankBin: "970416", account: "1", amount: 1.5 }],
    ["bad-amount", { bankBin: "970416", account: "1", amount: 10_000_000_000_000n }],
    ["bad-purpose", { bankBin: "970416", account: "1", purpose: "A".repeat(26) }],
    ["bad-purpose", { bankBin: "970416", account: "1", purpose: "tặng 🎁" }],
    ["bad-purpose", { bankBin: "970416", account: "1", purpose: "   " }],
  ] as const)("is refused as %s (case %#)", (reason, request) => {
    expect(vietQrPayload(request)).toEqual({ ok: false, reason });
  });
});

describe("the VietQR picture", () => {
  it("is an SVG and a PNG", async () => {
    expect(await vietQrSvg(DYNAMIC)).toMatch(/^<svg[^>]+viewBox/);
    const png = Buffer.from((await vietQrPngDataUri(DYNAMIC)).replace("data:image/png;base64,", ""), "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(480);
  });
});
