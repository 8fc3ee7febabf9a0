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

  it.each([35, 65, 105, 140, 210])("is known by a memo that a format cut to %i characters, though it names no pledge, whichever report came first", (cut) => {
    const memo = "ung ho tre em vung cao mua dong nam nay CT tu 0123456789 NGUYEN VAN A toi 0000000000000 QUY TAM LONG VANG, kinh chuc cac em nam moi nhieu suc khoe, hoc gioi, mau lon, thuong yeu gia dinh va thay co, cam on quy da ket noi yeu thuong";
    expect(sameCredit(report(memo.slice(0, cut), "FT26324000001"), [known({ memoKey: memoKey(memo), bankReference: "5009.34878" })])?.id).toBe("a");
    expect(sameCredit(report(memo), [known({ memoKey: memoKey(memo.slice(0, cut)) })])?.id).toBe("a");
  });

  it("is another one when the shorter memo may be a whole message, lies elsewhere in the longer, or both numbers are of one numbering", () => {
    const long = "ung ho tre em vung cao mua dong nam nay CT tu 0123";
    expect(sameCredit(report("ung ho tre em vung cao mua"), [known({ memoKey: memoKey(long) })])).toBeNull();
    expect(sameCredit(report("tre em vung cao mua dong nam nay CT tu"), [known({ memoKey: memoKey(long) })])).toBeNull();
    expect(sameCredit(report(`${long.slice(0, 34)}X`), [known({ memoKey: memoKey(long) })])).toBeNull();
    expect(sameCredit(report(long.slice(0, 35), "5009.1"), [known({ memoKey: memoKey(long), bankReference: "5009.2" })])).toBeNull();
  });

  it("takes the whole memo before a cut one", () => {
    const long = memoKey("ung ho tre em vung cao mua dong nam nay CT tu 0123");
    expect(sameCredit({ memoKey: long, bankReference: null }, [known({ id: "cut", memoKey: long.slice(0, 28) }), known({ id: "whole", memoKey: long })])?.id).toBe("whole");
  });

  it("is another one when short memos name no pledge, or different ones", () => {
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
