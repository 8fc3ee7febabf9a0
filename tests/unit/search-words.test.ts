import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneSlip } from "~/domain/search/known-words.server";
import { exact, folded } from "~/domain/search/query-text";
import { readWords } from "~/domain/search/read-words";
import { synonymGroups } from "~/domain/search/synonyms";
import { foldWord, spelledWords } from "~/domain/search/words";

const groupOf = (phrase: string) => `'syn${synonymGroups.findIndex((rows) => rows.includes(phrase))}'`;
const asked = (q: string) => folded(readWords(q), new Map());

describe("words of a search", () => {
  it("are free of punctuation and wildcards, in lower case, at most twelve", () => {
    expect(spelledWords("Bữa ăn, 100% (Liên_Khê) HP-MEAL-0007 -x-")).toEqual(["bữa", "ăn", "100", "liên", "khê", "hp", "meal", "0007", "x"]);
    expect(spelledWords("a b c d e f g h i j k l m n")).toHaveLength(12);
  });

  it("have one spelling, composed or not, old or new tone mark", () => {
    expect(spelledWords("HOÀ Thuỷ")).toEqual(["hòa", "thủy"]);
    expect(spelledWords("Liên Khê".normalize("NFD"))).toEqual(["liên", "khê"]);
  });

  it("lose their accents and nothing else", () => {
    expect(["đặc", "BIỆT", "Đắk", "khó", "ưỡn"].map(foldWord)).toEqual(["dac", "biet", "dak", "kho", "uon"]);
  });
});

describe("reading a search", () => {
  it("finds the same by any phrase of a group, in both languages", () => {
    for (const phrase of ["bữa ăn", "SUẤT ĂN", "suat an", "meals"]) expect(asked(phrase), phrase).toBe(groupOf("meal"));
    expect(asked("quần áo ấm")).toBe(groupOf("ao am"));
    expect(asked("thẻ bảo hiểm")).toBe(groupOf("health insurance"));
  });

  it("leaves out words that say nothing, unless nothing else was typed", () => {
    expect(asked("học bổng cho các em")).toBe(`${groupOf("hoc bong")} & 'em':*`);
    expect(asked("cho")).toBe("'cho':*");
  });

  it("lets the last word be a beginning, and a long one anywhere", () => {
    expect(asked("xa liên kh")).toBe("'xa' & 'lien' & 'kh':*");
    expect(asked("cuong xa")).toBe("'cuong':* & 'xa':*");
  });

  it("asks with accents as they were typed", () => {
    const wanted = readWords("Liên Khê");
    expect(exact(wanted)).toBe("'liên' & 'khê':*");
    expect(exact(wanted, "<->")).toBe("'liên' <-> 'khê':*");
  });

  it("never lets anything typed become an operator", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (q) => {
        const words = readWords(q);
        for (const query of [folded(words, new Map()), exact(words)]) expect(query.replace(/'[\p{L}\p{M}\p{N}]+'(:\*)?/gu, "").replace(/[ &|()]/g, "")).toBe("");
      }),
    );
  });
});

describe("one slip", () => {
  it.each([["hoc", "hco"], ["hoc", "hocc"], ["hoc", "ho"], ["hoc", "hox"], ["oc", "hoc"]])("parts %s and %s", (one, other) => {
    expect(oneSlip(one, other)).toBe(true);
  });
  it.each([["hoc", "hoc"], ["hoc", "boh"], ["hoc", "hocxx"], ["abcd", "badc"]])("does not part %s and %s", (one, other) => {
    expect(oneSlip(one, other)).toBe(false);
  });
});
