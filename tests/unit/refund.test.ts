import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explains } from "~/domain/treasury/day-closing";
import { readDay, readPaidOn } from "~/domain/treasury/paid-on";
import { readBankAccount } from "~/domain/treasury/refund";
import { readDifferenceLines, signedDong } from "~/routes/fund/difference-lines";

describe("a bank account", () => {
  it("is read as people type it", () => {
    expect(readBankAccount({ bankName: "  Ngân  hàng Demo ", accountNumber: "0011 2233.44-5a", accountHolder: " NGUOI DEMO\n" })).toEqual({ bankName: "Ngân hàng Demo", accountNumber: "0011223344" + "5A", accountHolder: "NGUOI DEMO" });
    expect(readBankAccount({ bankName: "", accountNumber: "0011", accountHolder: "A" })).toBe("bank-needed");
    expect(readBankAccount({ bankName: "B", accountNumber: "=1+1", accountHolder: "A" })).toBe("account-invalid");
    expect(readBankAccount({ bankName: "B", accountNumber: "0011", accountHolder: " " })).toBe("holder-needed");
  });
});

describe("closing a day", () => {
  it("explains a difference only when the lines come to it, to the đồng", () => {
    const lines = fc.array(fc.record({ amount: fc.bigInt({ min: -10_000n, max: 10_000n }).filter((amount) => amount !== 0n), explanation: fc.constantFrom("Phí", "Lãi") }), { maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.bigInt({ min: -5n, max: 5n }), (told, off) => {
        const sum = told.reduce((total, { amount }) => total + amount, 0n);
        expect(explains(sum + off, told)).toBe(off === 0n ? null : "difference-unexplained");
      }),
    );
    expect(explains(1n, [{ amount: 1n, explanation: "" }])).toBe("line-invalid");
    expect(explains(0n, [{ amount: 0n, explanation: "x" }])).toBe("line-invalid");
  });

  it("reads signed amounts and leaves out empty lines", () => {
    expect([signedDong("-1.250.000 ₫"), signedDong("−5"), signedDong("+7"), signedDong("1,5"), signedDong("x")]).toEqual([-1_250_000n, -5n, 7n, null, null]);
    expect(readDifferenceLines({ amount1: "-5", words1: "Phí", amount3: "7", words3: "Lãi" })).toEqual([{ amount: -5n, explanation: "Phí" }, { amount: 7n, explanation: "Lãi" }]);
    expect(readDifferenceLines({ words1: "Phí" })).toBeNull();
  });

  it("takes days that are days and not ahead", () => {
    expect([readDay("2026-02-29"), readDay("1900-01-01"), readDay("2100-01-01"), readDay("2026-2-1")]).toEqual([null, null, null, null]);
    expect(readPaidOn("2026-11-26", "FT1", new Date("2026-11-25T16:59:00Z"))).toEqual({ ok: false, reason: "day-invalid" });
    expect(readPaidOn("2026-11-26", " FT 1 ", new Date("2026-11-25T17:00:00Z"))).toMatchObject({ ok: true, bankReference: "FT 1" });
  });
});
