/** Spelling rules for Vietnamese place names: one tone-mark style, unaccented search form, English form. */

const TONE_STYLE: Record<string, string> = {
  oà: "òa", oá: "óa", oả: "ỏa", oã: "õa", oạ: "ọa",
  oè: "òe", oé: "óe", oẻ: "ỏe", oẽ: "õe", oẹ: "ọe",
  uỳ: "ùy", uý: "úy", uỷ: "ủy", uỹ: "ũy", uỵ: "ụy",
};

/**
 * Writes the tone mark where the resolutions of the National Assembly write it: Hoà → Hòa, Thuỷ → Thủy.
 * Only open syllables change, and never after q (Quỳ Châu stays).
 */
export function foldToneMarks(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu, (pair) => TONE_STYLE[pair] ?? pair)
    .replace(/(?<![\p{L}])(O[àáảãạèéẻẽẹ]|U[ỳýỷỹỵ])(?!\p{L})/gu, (pair) => {
      const folded = TONE_STYLE[pair.toLowerCase()];
      return folded ? folded.charAt(0).toUpperCase() + folded.slice(1) : pair;
    });
}

/** Removes every accent but keeps the letters' case: Đắk Lắk → Dak Lak. */
export function stripAccents(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/’/g, "'")
    .normalize("NFC");
}

/** Lower-case form without accents that search compares: Xã Lưu Kiếm → xa luu kiem. */
export function searchForm(name: string): string {
  return stripAccents(name).toLowerCase().replace(/\s+/g, " ").trim();
}

export type AreaKind = "tinh" | "thanh_pho" | "xa" | "phuong" | "thi_tran" | "dac_khu" | "quan" | "huyen" | "thi_xa";

const KIND_WORDS: ReadonlyArray<readonly [word: string, kind: AreaKind]> = [
  ["Thành phố", "thanh_pho"],
  ["Thị trấn", "thi_tran"],
  ["Thị xã", "thi_xa"],
  ["Đặc khu", "dac_khu"],
  ["Phường", "phuong"],
  ["Huyện", "huyen"],
  ["Quận", "quan"],
  ["Tỉnh", "tinh"],
  ["Xã", "xa"],
];

/** English name of each kind of unit, as written after the name: Luu Kiem Ward. */
export const KIND_IN_ENGLISH: Record<AreaKind, string> = {
  tinh: "Province",
  thanh_pho: "City",
  xa: "Commune",
  phuong: "Ward",
  thi_tran: "Township",
  dac_khu: "Special Zone",
  quan: "District",
  huyen: "District",
  thi_xa: "Town",
};

/**
 * Splits "Phường Lưu Kiếm" into its kind and its own name. A name that is only a number keeps its type word
 * ("Phường 12"), because "12" alone names nothing. A name without a known type word takes `otherwise`.
 */
export function splitKind(fullName: string, otherwise: AreaKind): { kind: AreaKind; short: string } {
  for (const [word, kind] of KIND_WORDS) {
    if (fullName.startsWith(`${word} `)) {
      const short = fullName.slice(word.length + 1);
      return { kind, short: /^\d+$/.test(short) ? fullName : short };
    }
  }
  return { kind: otherwise, short: fullName };
}
