import { describe, expect, it } from "vitest";
import { ledgerPath, readLedgerFilters, type LedgerRow } from "~/domain/payments/ledger";
import { ledgerCsv } from "~/domain/payments/ledger-csv";
import { readTransferFilters, transferListPath } from "~/domain/payments/transfer-filters";

const row: LedgerRow = {
  id: "1", seq: 7, kind: "suspense_placed", description: 'demo "x", 1: placed', bookedAt: "2026-11-24T18:05:00.000Z", documentDay: "2026-11-23", bookDay: "2026-11-24", bookedBy: "=Quản lý", pledgeReference: "TLV7KQ4M2X", transferId: null,
  entries: [{ account: "suspense", amount: 9_000_000_000_000 }, { account: "need:HP-MEAL-0007", amount: -9_000_000_000_000 }],
};

async function csv(rows: LedgerRow[]): Promise<string> {
  async function* all() {
    yield* rows;
  }
  let text = "";
  for await (const part of ledgerCsv(all(), { header: ["Số", "Nợ, đồng"], kind: (kind) => `[${kind}]`, detail: ({ description }) => description })) text += part;
  return text;
}

describe("the ledger as a file", () => {
  it("is UTF-8 with its mark, one line an entry, debit and credit apart, in the time of Việt Nam", async () => {
    expect(await csv([row])).toBe(
      '\uFEFFSố,"Nợ, đồng"\r\n' +
        `7,2026-11-25T01:05:00+07:00,2026-11-23,2026-11-24,[suspense_placed],suspense,9000000000000,,TLV7KQ4M2X,'=Quản lý,"demo ""x"", 1: placed"\r\n` +
        `7,2026-11-25T01:05:00+07:00,2026-11-23,2026-11-24,[suspense_placed],need:HP-MEAL-0007,,9000000000000,TLV7KQ4M2X,'=Quản lý,"demo ""x"", 1: placed"\r\n`,
    );
  });

  it("of nothing is its first line", async () => {
    expect(await csv([])).toBe('\uFEFFSố,"Nợ, đồng"\r\n');
  });
});

describe("the filters of the fund's lists", () => {
  it("come back from the address they were written to", () => {
    const filters = { accountKind: "need", account: "need:HP-MEAL-0007", kind: "hold_lapsed", page: 1 } as const;
    expect(readLedgerFilters(new URL(ledgerPath(filters), "http://x").searchParams)).toEqual(filters);
    const shown = { show: "late", q: "Nguyễn & Co", page: 1 } as const;
    expect(readTransferFilters(new URL(transferListPath(shown), "http://x").searchParams)).toEqual(shown);
    expect([ledgerPath({}), transferListPath({ show: "unplaced" })]).toEqual(["/fund/ledger", "/fund/transfers"]);
  });

  it("fall back where the address holds nonsense", () => {
    const nonsense = new URLSearchParams("show=x&accounts=y&kind=z&page=-4");
    expect(readLedgerFilters(nonsense)).toEqual({ accountKind: null, account: "", kind: null, page: 1 });
    expect(readTransferFilters(nonsense)).toEqual({ show: "unplaced", q: "", page: 1 });
    expect(readTransferFilters(new URLSearchParams("page=2.9")).page).toBe(2);
  });
});
