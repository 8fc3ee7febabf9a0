import { decideMemo, readMemo } from "~/domain/payments/read-memo";
import { makeReference, REFERENCE_ALPHABET } from "~/domain/payments/pledge-reference";
import { seeded, type Seeded } from "./seeded";

/** A memo as a bank reports it, and the one reference that it may be credited to; null where a person must judge. */
export type CorpusMemo = { shape: string; memo: string; right: string | null };
export type MatchingFigures = { memos: number; rightOnes: number; found: number; wrong: CorpusMemo[]; missed: CorpusMemo[] };

const WORDS = ["ung ho bua an", "Ủng hộ trẻ em vùng cao", "chuyen tien", "giúp các cháu học bổng", "QUY TAM LONG VANG", "đồ ấm mùa đông", "gia dinh chau An", "tu thien thang 11", "be", ""];
const NAMES = ["NGUYEN VAN A", "TRAN THI B", "LE C", "PHAM THI D", "CONG TY TNHH E"];
/** Words that hold the prefix of a reference, some of them of letters that references are made of. */
const LOOKALIKES = ["TLV", "TLV HP", "QUY TLV GAY", "CTLV BENH NHAN", "TLV NHA MAY", "DATLV", "tlv 2026 bxh", "TLV BNBHTT", "HOTLVNGA"];
const CONFUSED: Record<string, string> = { "2": "Z", "5": "S", "8": "B", Q: "0", D: "O", T: "1", V: "U", J: "I" };

/** `size` memos in the shapes that Vietnamese banks produce, over `issued` pledges; the same seed gives the same memos. */
export function memoCorpus({ seed, size, pledges = 4000 }: { seed: number; size: number; pledges?: number }): { issued: Set<string>; memos: CorpusMemo[] } {
  const random = seeded(seed);
  const issued = new Set<string>();
  while (issued.size < pledges) issued.add(makeReference(random.bytes));
  const references = [...issued];
  const names = Object.keys(shapes) as (keyof typeof shapes)[];
  const memos = Array.from({ length: size }, (_, index) => {
    const shape = names[index % names.length]!;
    return { shape, ...shapes[shape](random, random.pick(references), () => random.pick(references)) };
  });
  return { issued, memos };
}

/** Lets the matcher decide on every memo and counts: credited to another than the right one is wrong, a right one not credited is missed. */
export function measureMatching({ issued, memos }: { issued: ReadonlySet<string>; memos: readonly CorpusMemo[] }): MatchingFigures {
  const figures: MatchingFigures = { memos: memos.length, rightOnes: 0, found: 0, wrong: [], missed: [] };
  for (const memo of memos) {
    const { reference } = decideMemo(readMemo(memo.memo), issued);
    if (memo.right) figures.rightOnes += 1;
    if (reference === memo.right && reference) figures.found += 1;
    else if (reference) figures.wrong.push(memo);
    else if (memo.right) figures.missed.push(memo);
  }
  return figures;
}

type Made = { memo: string; right: string | null };
type Shape = (random: Seeded, reference: string, another: () => string) => Made;

const digits = (random: Seeded, count: number) => Array.from({ length: count }, () => random.below(10)).join("");
const plain = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
const right = (memo: string, reference: string): Made => ({ memo, right: reference });
const nobody = (memo: string): Made => ({ memo, right: null });
/** Line wraps of a statement: a break after so many characters, with the blank at the break lost now and then. */
const wrapped = (random: Seeded, text: string) => {
  const width = 12 + random.below(30);
  const lines = text.match(new RegExp(`.{1,${width}}`, "gsu")) ?? [];
  return lines.join(random.pick(["\n", " ", "", "\r\n", " \n "]));
};

const shapes = {
  plain: (r, ref) => right(`${r.pick(WORDS)} ${ref}`, ref),
  onlyReference: (_r, ref) => right(ref, ref),
  upperWithoutSpaces: (r, ref) => right(plain(`${r.pick(WORDS)}${ref}${r.pick(WORDS)}`).toUpperCase().replace(/\s/g, ""), ref),
  lowerCase: (r, ref) => right(`${r.pick(WORDS)} ${ref.toLowerCase()} ${r.pick(WORDS)}`, ref),
  spaced: (r, ref) => right(`${r.pick(WORDS)} TLV ${ref.slice(3, 6)} ${ref.slice(6)}`, ref),
  punctuated: (r, ref) => right(`${r.pick(WORDS)}.${[...ref].join(r.pick([".", "-", "_", "/", " "]))}.`, ref),
  vietcombank: (r, ref) => right(`MBVCB.${digits(r, 10)}.${digits(r, 6)}.${r.pick(WORDS)} ${ref}.CT tu ${digits(r, 13)} ${r.pick(NAMES)} toi ${digits(r, 13)} QUY BAO TRO TRE EM`, ref),
  vietcombankWrapped: (r, ref) => right(wrapped(r, plain(`MBVCB.${digits(r, 10)}.${digits(r, 6)}.${ref} ${r.pick(WORDS)}.CT tu ${digits(r, 13)} ${r.pick(NAMES)} toi ${digits(r, 13)} QUY BAO TRO`)), ref),
  shgd: (r, ref) => right(`SHGD:${digits(r, 8)}.DD:${digits(r, 6)}.BO:${r.pick(NAMES)}.Remark:${r.pick(WORDS)} ${ref}`, ref),
  shgdGlued: (r, ref) => right(plain(`SHGD:${digits(r, 8)}.DD:${digits(r, 6)}.BO:${r.pick(NAMES)}.Remark:${ref}${r.pick(WORDS)}`).replace(/ /g, ""), ref),
  napas: (r, ref) => right(`${digits(r, 24)}VHQZ${digits(r, 6)}.${digits(r, 5)}.${digits(r, 6)}.${ref} ${plain(r.pick(WORDS))}`, ref),
  digitsAround: (r, ref) => right(`${digits(r, 1 + r.below(12))}${ref}${digits(r, 1 + r.below(12))}`, ref),
  qrApp: (r, ref) => right(`${r.pick(["QR -", "ZP", "MOMO", "Thanh toan QR", "VNPAY QR:", "IBFT", "NHAN TIEN TU"])} ${digits(r, 11)} ${ref} ${r.pick(["GD", "Ma giao dich", "-CHUYEN TIEN-OQCH", "FT"])}${digits(r, 10)}`, ref),
  techcombank: (r, ref) => right(`${r.pick(NAMES)} ${plain(r.pick(WORDS))} ${ref} FT${digits(r, 14)}`, ref),
  wrappedInside: (r, ref) => {
    const at = 1 + r.below(9);
    return right(`${r.pick(WORDS)} ${ref.slice(0, at)}${r.pick(["\n", " ", "\r\n", "  "])}${ref.slice(at)} ${r.pick(WORDS)}`, ref);
  },
  decomposed: (r, ref) => right(`${r.pick(WORDS)} ${ref}`.normalize("NFD"), ref),
  twice: (r, ref) => right(`${ref} ${r.pick(WORDS)} ${ref}`, ref),
  beforeLookalike: (r, ref) => right(`${ref} ${r.pick(LOOKALIKES)}`, ref),
  afterLookalike: (r, ref) => right(plain(`${r.pick(LOOKALIKES)} ${ref}`).replace(/ /g, r.pick(["", " "])), ref),
  gluedLookalike: (r, ref) => right(`TLV${Array.from({ length: 6 }, () => r.pick([...REFERENCE_ALPHABET])).join("")}${ref}`, ref),
  unknown: (r) => nobody(`${r.pick(WORDS)} ${makeReference(r.bytes)}`),
  wrongCharacter: (r, ref) => {
    const at = 3 + r.below(7);
    const wrong = r.pick([...REFERENCE_ALPHABET].filter((one) => one !== ref[at]));
    return nobody(`${r.pick(WORDS)} ${ref.slice(0, at)}${wrong}${ref.slice(at + 1)}${r.pick(["", " CT tu ", "2"])}${r.pick(WORDS)}`);
  },
  confusedCharacter: (r, ref) => {
    const at = [...ref].findIndex((one, place) => place > 2 && one in CONFUSED);
    return at < 0 ? nobody(ref.slice(0, 9)) : nobody(`${r.pick(WORDS)} ${ref.slice(0, at)}${CONFUSED[ref[at]!]}${ref.slice(at + 1)}`);
  },
  swapped: (r, ref) => {
    const at = 3 + r.below(6);
    const swapped = ref.slice(0, at) + ref[at + 1] + ref[at] + ref.slice(at + 2);
    return swapped === ref ? right(ref, ref) : nobody(`${r.pick(WORDS)} ${swapped} ${r.pick(WORDS)}`);
  },
  characterLost: (r, ref) => {
    const at = 3 + r.below(6);
    return nobody(`${digits(r, 5)}${ref.slice(0, at)}${ref.slice(at + 1)}${r.pick(["", "UNG HO", ".CT tu ", "OK"])}`);
  },
  cutShort: (r, ref) => nobody(`${r.pick(WORDS)} ${ref.slice(0, 4 + r.below(6))}`),
  two: (r, ref, another) => {
    const other = another();
    return other === ref ? right(`${ref} va ${other}`, ref) : nobody(`${ref}${r.pick([" va ", "", ", ", "\n"])}${other} ${r.pick(WORDS)}`);
  },
  oneAndMisread: (r, ref, another) => {
    const other = another();
    const wrong = other.slice(0, 9) + r.pick([...REFERENCE_ALPHABET].filter((one) => one !== other[9]));
    return other === ref ? right(ref, ref) : nobody(r.pick([`${ref} va ${wrong}`, `${wrong} ${ref} ${r.pick(WORDS)}`]));
  },
  none: (r) => nobody(`${r.pick(NAMES)} ${r.pick(WORDS)} ${digits(r, r.below(12))}`),
  noneButLookalike: (r) => nobody(`${r.pick(LOOKALIKES)} ${r.pick(NAMES)} ${digits(r, 9)}`),
} satisfies Record<string, Shape>;
