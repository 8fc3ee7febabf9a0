const TONE_STYLE: ReadonlyArray<readonly [string, string]> = [
  ["oà", "òa"], ["oá", "óa"], ["oả", "ỏa"], ["oã", "õa"], ["oạ", "ọa"], ["oè", "òe"], ["oé", "óe"], ["oẻ", "ỏe"], ["oẽ", "õe"], ["oẹ", "ọe"],
  ["uỳ", "ùy"], ["uý", "úy"], ["uỷ", "ủy"], ["uỹ", "ũy"], ["uỵ", "ụy"],
];
const mostWords = 12;

/**
 * The words of a text in lower case with their accents, in one spelling of the tone mark (Hoà and Hòa alike), composed; at most twelve. The database's
 * exact_text writes the same spelling. They hold letters and digits only, so nothing in them is an operator of any query language.
 */
export function spelledWords(text: string): string[] {
  const plain = TONE_STYLE.reduce((spelled, [one, other]) => spelled.replaceAll(one, other), text.normalize("NFC").toLowerCase());
  return plain.normalize("NFC").split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostWords);
}

/** A word without its accents: đặc → dac. */
export function foldWord(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().normalize("NFC");
}
