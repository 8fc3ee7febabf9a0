import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoKey, sameCredit, type KnownCredit } from "~/domain/payments/bank-credit";

const known = (more: Partial<KnownCredit>): KnownCredit => ({ id: "a", memoKey: "UNGHOBUAANTLVD34JYHK", bankReference: null, seenBySource: false, ...more });
const report = (memo: string, bankReference: string | null = null) => ({ memoKey: memoKey(memo), bankReference });

describe("a memo's key", () => {
  it.each(["ủng hộ bữa ăn TLVD34JYHK", "UNG HO BUA AN TLVD34J YHK", "Ung-ho.bua an/tlvd34jyhk"])("is the same however the bank writes %s", (memo) => expect(memoKey(memo)).toBe("UNGHOBUAANTLVD34JYHK"));
});

describe("the same credit", () => {
  it("is known by the bank's number, whatever the memo became", () => {
    expect(sameCredit(report("khac han", "FT1"), [known({ id: "other", bankReference: "FT2" }), known({ bankReference: "FT1" })])?.id).toBe("a");
  });

  it("is known by its memo when one of the two reports has no number, also when one is cut short", () => {
    expect(sameCredit(report("ung ho bua an TLVD34JYHK", "FT1"), [known({})])?.id).toBe("a");
    expect(sameCredit(report("MBVCB.123.ung ho bua an TLVD34JYHK.CT tu 09"), [known({ bankReference: "FT1" })])?.id).toBe("a");
  });

  it("is another one when both numbers are known and differ, or when the memo says too little", () => {
    expect(sameCredit(report("ung ho bua an TLVD34JYHK", "FT1"), [known({ bankReference: "FT2" })])).toBeNull();
    expect(sameCredit(report("ung ho"), [known({})])).toBeNull();
  });

  it("is known by its memo when the two reports number in different ways", () => {
    expect(sameCredit(report("ung ho bua an TLVD34JYHK", "5009.34878"), [known({ bankReference: "MBVCB.3278907687" })])?.id).toBe("a");
    expect(sameCredit(report("ung ho bua an TLVD34JYHK", "5009.34878"), [known({ bankReference: "5009.1" })])).toBeNull();
  });

  it("is another one when cut memos name no pledge, or different ones", () => {
    expect(sameCredit(report("nguyen van b ung ho tre em vung cao"), [known({ memoKey: "UNGHOTREEMVUNGCAO" })])).toBeNull();
    expect(sameCredit(report("ung ho bua an TLVD34JYHK va TLV2Q6SSS5"), [known({})])).toBeNull();
  });

  it("is another one when the same source has reported it already: two gifts alike stay two", () => {
    expect(sameCredit(report("ung ho bua an TLVD34JYHK"), [known({ seenBySource: true })])).toBeNull();
    expect(sameCredit(report("ung ho bua an TLVD34JYHK"), [known({ seenBySource: true }), known({ id: "b" })])?.id).toBe("b");
  });

  it("is found for every one of a file's rows when the file comes again", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("ung ho tre em", "ung ho vung cao", "tien an"), { maxLength: 12 }), (memos) => {
      const first = memos.map((memo, index) => known({ id: String(index), memoKey: memoKey(memo) }));
      const seen = new Set<string>();
      for (const memo of memos) {
        const same = sameCredit(report(memo), first.map((credit) => ({ ...credit, seenBySource: seen.has(credit.id) })));
        expect(same).not.toBeNull();
        seen.add(same!.id);
      }
      expect(seen.size).toBe(memos.length);
    }));
  });
});
