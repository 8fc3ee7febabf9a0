import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findReferences, isReference, makeReference, possibleReferences, REFERENCE_ALPHABET } from "~/domain/payments/pledge-reference";

const seeded = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((seed) => {
  let used = 0;
  return makeReference((size) => Uint8Array.from({ length: size }, () => seed[used++ % 64]! ^ (used * 29) % 256));
});

describe("a pledge reference", () => {
  it("has ten characters of the unambiguous alphabet and is valid", () => {
    for (let round = 0; round < 2000; round++) {
      const reference = makeReference(randomBytes);
      expect(reference).toMatch(/^TLV[2-9A-HJKMNP-TV-Z]{7}$/);
      expect(isReference(reference)).toBe(true);
    }
  });

  it("never uses a byte that would favour a character, nor a body without a check character", () => {
    const draws = [[255, 254, 253, 252, 251, 240], [0, 1, 2, 3, 4, 5]];
    expect(makeReference(() => Uint8Array.from(draws.shift()!)).slice(3, 9)).toBe("234567");
  });

  it("refuses every single wrong character", () => {
    fc.assert(
      fc.property(seeded, (reference) => {
        for (let position = 3; position < 10; position++) {
          for (const wrong of REFERENCE_ALPHABET) {
            if (wrong === reference[position]) continue;
            expect(isReference(reference.slice(0, position) + wrong + reference.slice(position + 1))).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("refuses every swap of two different characters, neighbours included", () => {
    fc.assert(
      fc.property(seeded, (reference) => {
        for (let first = 3; first < 10; first++) {
          for (let second = first + 1; second < 10; second++) {
            if (reference[first] === reference[second]) continue;
            const swapped = [...reference];
            [swapped[first], swapped[second]] = [swapped[second]!, swapped[first]!];
            expect(isReference(swapped.join(""))).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is not recognised in lower case, cut, lengthened or with a confusable character", () => {
    const reference = makeReference(randomBytes);
    expect(isReference(reference.toLowerCase())).toBe(false);
    expect(isReference(reference.slice(0, -1))).toBe(false);
    expect(isReference(`${reference}2`)).toBe(false);
    expect(isReference(`TLVO${reference.slice(4)}`)).toBe(false);
  });
});

describe("references in a bank memo", () => {
  const one = makeReference((size) => Uint8Array.from({ length: size }, (_, at) => at * 7 + 3));
  const two = makeReference((size) => Uint8Array.from({ length: size }, (_, at) => at * 11 + 1));

  it.each([
    ["alone", one],
    ["lower case", one.toLowerCase()],
    ["split at a line wrap", `MBVCB.123.456.ung ho ${one.slice(0, 5)}\n${one.slice(5)} CT tu 001100 NGUYEN DEMO`],
    ["glued between numbers", `970436${one}0011001234`],
    ["with separators", [...one].join("-")],
    ["after an accented word", `Ủng hộ bữa ăn ${one} Đồng Nai`],
    ["after the bare prefix", `TLV TLV${one}`],
  ])("are found when %s", (_, memo) => {
    expect(findReferences(memo)).toEqual([one]);
  });

  it("are listed once each, in order", () => {
    expect(findReferences(`${two}${one} ${two}`)).toEqual([two, one]);
  });

  it("are not invented from a misread one", () => {
    const misread = one.slice(0, 6) + (one[6] === "2" ? "3" : "2") + one.slice(7);
    expect(findReferences(`ung ho ${misread}`)).toEqual([]);
    expect(findReferences("tien an thang 10")).toEqual([]);
  });

  it("survive any text around them", () => {
    fc.assert(
      fc.property(seeded, fc.string(), fc.string(), (reference, before, after) => {
        expect(findReferences(`${before.replace(/[tlv]/gi, "")}${reference}${after}`)).toContain(reference);
      }),
    );
  });
});

describe("what may be a reference with a wrong character", () => {
  it("is found in a memo however the bank broke it up, and a right one never is", () => {
    const right = makeReference(randomBytes);
    const misread = `${right.slice(0, 5)}${right[5] === "2" ? "3" : "2"}${right.slice(6)}`;
    expect(possibleReferences(`MBVCB.88 ct ${misread.toLowerCase().slice(0, 6)} ${misread.slice(6)} ung ho`)).toEqual([misread]);
    expect(possibleReferences(`x ${right} y`)).toEqual([]);
    expect(possibleReferences("TLV 1234567 TLV1234567 TLV99")).toEqual(["TLV1234567"]);
    expect(possibleReferences("ung ho")).toEqual([]);
  });
});
