import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInWords } from "~/domain/payments/amount-in-words";

const VI: Record<string, number> = {
  không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10, linh: 0,
};
const EN: Record<string, number> = Object.fromEntries([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ").map((word, at) => [word, at]),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, (at + 2) * 10]),
]);

/** Reads the words back, knowing only what each word is worth. */
function readBack(words: string, digits: Record<string, number>, scales: Record<string, bigint>): bigint {
  let [total, section, group] = [0n, 0n, 0n];
  for (const word of words.toLowerCase().replace(/ đồng$/, "").split(/[ -]/)) {
    if (word in digits) group += BigInt(digits[word]!);
    else if (word === "mươi") group = group - (group % 10n) + (group % 10n) * 10n;
    else if (word === "trăm" || word === "hundred") group *= 100n;
    else if (word === "tỷ") [total, section, group] = [(total + section + group) * 1_000_000_000n, 0n, 0n];
    else if (word in scales) [section, group] = [section + group * scales[word]!, 0n];
    else if (word !== "and") throw new Error(`Unknown word: ${word}`);
  }
  return total + section + group;
}

describe("an amount in words", () => {
  it.each([
    [0, "Không đồng", "Zero đồng"],
    [15, "Mười lăm đồng", "Fifteen đồng"],
    [21, "Hai mươi mốt đồng", "Twenty-one đồng"],
    [24, "Hai mươi tư đồng", "Twenty-four đồng"],
    [105, "Một trăm linh năm đồng", "One hundred and five đồng"],
    [1_001, "Một nghìn không trăm linh một đồng", "One thousand and one đồng"],
    [35_000, "Ba mươi lăm nghìn đồng", "Thirty-five thousand đồng"],
    [1_250_000, "Một triệu hai trăm năm mươi nghìn đồng", "One million two hundred and fifty thousand đồng"],
    [1_000_005, "Một triệu không trăm linh năm đồng", "One million and five đồng"],
    [5_000_000_000, "Năm tỷ đồng", "Five billion đồng"],
    [1_005_000_000, "Một tỷ không trăm linh năm triệu đồng", "One billion five million đồng"],
    [
      135_055_960_736,
      "Một trăm ba mươi lăm tỷ không trăm năm mươi lăm triệu chín trăm sáu mươi nghìn bảy trăm ba mươi sáu đồng",
      "One hundred and thirty-five billion fifty-five million nine hundred and sixty thousand seven hundred and thirty-six đồng",
    ],
    [1_000_000_000_000, "Một nghìn tỷ đồng", "One trillion đồng"],
  ])("writes %i", (amount, vietnamese, english) => {
    expect(amountInWords(amount, "vi")).toBe(vietnamese);
    expect(amountInWords(BigInt(amount), "en")).toBe(english);
  });

  it("reads back as the same amount, in both languages", () => {
    const amounts = fc.oneof(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.bigInt({ min: 0n, max: 2_000_000n }));
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readBack(amountInWords(amount, "vi"), VI, { nghìn: 1_000n, triệu: 1_000_000n })).toBe(amount);
        expect(readBack(amountInWords(amount, "en"), EN, { thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n, trillion: 1_000_000_000_000n })).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([-1, 1.5, Number.MAX_SAFE_INTEGER + 1, 1e15])("refuses %d", (amount) => {
    expect(() => amountInWords(amount, "vi")).toThrow(RangeError);
  });
});
