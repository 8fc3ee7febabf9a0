/** Amounts from here on are refused; every one below is written exactly. */
const LIMIT = 1_000_000_000_000_000n;

/**
 * Whole đồng written out as a receipt needs it: `Một triệu hai trăm năm mươi nghìn đồng`,
 * `One million two hundred and fifty thousand đồng`. Vietnamese follows accounting usage: *linh* for an
 * empty ten, *mốt*, *tư*, *lăm* after tens, *không trăm* for an empty hundred inside a number.
 * Refuses negative amounts, fractions and 10^15 or more.
 */
export function amountInWords(amount: bigint | number, locale: "vi" | "en"): string {
  if (typeof amount === "number" && !Number.isSafeInteger(amount)) throw new RangeError(`Not a whole amount of đồng: ${amount}`);
  const whole = BigInt(amount);
  if (whole < 0n || whole >= LIMIT) throw new RangeError(`No words for an amount of ${whole} đồng`);
  const words = locale === "vi" ? vietnamese(whole) : english(whole);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}

const VI_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const VI_GROUPS = ["", " nghìn", " triệu"];

function vietnamese(whole: bigint): string {
  if (whole === 0n) return "không";
  const billions = whole / 1_000_000_000n;
  const spoken: string[] = billions > 0n ? [`${vietnamese(billions)} tỷ`] : [];
  const groups = threeDigitGroups(whole % 1_000_000_000n, 3);
  for (const [place, group] of groups) {
    if (group > 0) spoken.push(vietnameseGroup(group, spoken.length > 0) + (VI_GROUPS[place] ?? ""));
  }
  return spoken.join(" ");
}

function vietnameseGroup(group: number, inside: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const spoken: (string | undefined)[] = [];
  if (hundreds > 0 || inside) spoken.push(VI_DIGITS[hundreds], "trăm");
  if (tens === 0 && ones > 0 && spoken.length > 0) spoken.push("linh");
  if (tens === 1) spoken.push("mười");
  if (tens > 1) spoken.push(VI_DIGITS[tens], "mươi");
  if (ones > 0) spoken.push(vietnameseOnes(tens, ones));
  return spoken.join(" ");
}

function vietnameseOnes(tens: number, ones: number): string | undefined {
  if (ones === 1 && tens > 1) return "mốt";
  if (ones === 4 && tens > 1) return "tư";
  if (ones === 5 && tens > 0) return "lăm";
  return VI_DIGITS[ones];
}

const EN_BELOW_TWENTY =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const EN_GROUPS = ["", " thousand", " million", " billion", " trillion"];

function english(whole: bigint): string {
  if (whole === 0n) return "zero";
  const spoken: string[] = [];
  for (const [place, group] of threeDigitGroups(whole, 5)) {
    if (group === 0) continue;
    const joined = place === 0 && group < 100 && spoken.length > 0 ? "and " : "";
    spoken.push(joined + englishGroup(group) + (EN_GROUPS[place] ?? ""));
  }
  return spoken.join(" ");
}

function englishGroup(group: number): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const below = rest < 20 ? EN_BELOW_TWENTY[rest] : `${EN_TENS[Math.floor(rest / 10)]}${rest % 10 ? `-${EN_BELOW_TWENTY[rest % 10]}` : ""}`;
  if (hundreds === 0) return below ?? "";
  return `${EN_BELOW_TWENTY[hundreds]} hundred${rest ? ` and ${below}` : ""}`;
}

/** The number's groups of three digits, highest first, each with its place (0 = ones, 1 = thousands …). */
function threeDigitGroups(whole: bigint, count: number): [place: number, group: number][] {
  return Array.from({ length: count }, (_, at) => {
    const place = count - 1 - at;
    return [place, Number((whole / 1000n ** BigInt(place)) % 1000n)];
  });
}
