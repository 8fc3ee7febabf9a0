/** Digits and capitals without 0 O 1 I L U, which people and scanners confuse. */
export const REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const REFERENCE_PREFIX = "TLV";
const BODY_LENGTH = 6;

/**
 * Check arithmetic is modulo 31, the prime above the alphabet's 30 characters: with a prime, different
 * weights per position expose every single wrong character and every swap of two characters.
 */
const MODULUS = 31;
const WEIGHTS = [2, 3, 4, 5, 6, 7];

/** Begins the references of payment orders, which the fund itself gives its bank (TLC: Tấm lòng vàng, chi). */
export const ORDER_PREFIX = "TLC";
export type ReferencePrefix = typeof REFERENCE_PREFIX | typeof ORDER_PREFIX;

const REFERENCE_LENGTH = REFERENCE_PREFIX.length + BODY_LENGTH + 1;
const BODY = `[${REFERENCE_ALPHABET}]{${BODY_LENGTH + 1}}`;

const SHAPE = new RegExp(`^(?:${REFERENCE_PREFIX}|${ORDER_PREFIX})${BODY}$`);

/** Looks ahead, because a word that begins like a reference may end in the first letter of a real one. */
const CANDIDATE: Record<ReferencePrefix, RegExp> = { [REFERENCE_PREFIX]: new RegExp(`(?=(${REFERENCE_PREFIX}${BODY}))`, "g"), [ORDER_PREFIX]: new RegExp(`(?=(${ORDER_PREFIX}${BODY}))`, "g") };

/**
 * A new reference, of a pledge e.g. `TLV7KQ4M2X`, of a payment order `TLC7KQ4M2X`: ten plain characters that fit any bank memo.
 * `randomBytes` must come from a cryptographic source; bytes above the last whole multiple of 30 are
 * drawn again so that every character is equally likely.
 */
export function makeReference(randomBytes: (size: number) => Uint8Array, prefix: ReferencePrefix = REFERENCE_PREFIX): string {
  const base = REFERENCE_ALPHABET.length;
  const fair = 256 - (256 % base);
  for (;;) {
    let body = "";
    while (body.length < BODY_LENGTH) {
      for (const byte of randomBytes(BODY_LENGTH)) {
        if (byte < fair && body.length < BODY_LENGTH) body += REFERENCE_ALPHABET[byte % base];
      }
    }
    const check = checkCharacter(body);
    if (check) return prefix + body + check;
  }
}

/** True only for a reference written exactly as issued; a misread one fails its check character. */
export function isReference(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const body = text.slice(REFERENCE_PREFIX.length, -1);
  return checkCharacter(body) === text.at(-1);
}

/**
 * Every valid reference in a bank memo, each once, in the order found. Banks upper-case memos, drop
 * accents, break lines and glue numbers in front, so everything but letters and digits is removed first.
 */
export function findReferences(memo: string, prefix: ReferencePrefix = REFERENCE_PREFIX): string[] {
  const seen = [...glued(memo).matchAll(CANDIDATE[prefix])].map((match) => match[1]!);
  return [...new Set(seen)].filter(isReference);
}

/**
 * Everything in a bank memo that has the length of a reference and may be one with a wrong character, each once. Nothing may be credited by it: it
 * only helps a person to look.
 */
export function possibleReferences(memo: string, prefix: ReferencePrefix = REFERENCE_PREFIX): string[] {
  const text = glued(memo);
  const starts = [...text.matchAll(new RegExp(prefix, "g"))].map((match) => match.index);
  const seen = starts.map((start) => text.slice(start, start + REFERENCE_LENGTH));
  return [...new Set(seen)].filter((candidate) => candidate.length === REFERENCE_LENGTH && !isReference(candidate));
}

/**
 * What the possible references of a memo may have been meant to be: every valid reference that differs from one of them in one character or by two
 * characters swapped. At most `max` possible references are looked at, the first ones, so that a memo of any length costs little.
 */
export function intendedReferences(memo: string, max = 20, prefix: ReferencePrefix = REFERENCE_PREFIX): string[] {
  const places = Array.from({ length: BODY_LENGTH + 1 }, (_, index) => REFERENCE_PREFIX.length + index);
  const meant = possibleReferences(memo, prefix).slice(0, max).flatMap((seen) => {
    const replaced = places.flatMap((at) => [...REFERENCE_ALPHABET].map((right) => seen.slice(0, at) + right + seen.slice(at + 1)));
    const swapped = places.flatMap((one) => places.filter((other) => other > one).map((other) => swap(seen, one, other)));
    return [...replaced, ...swapped];
  });
  return [...new Set(meant)].filter(isReference);
}

function swap(text: string, one: number, other: number): string {
  return text.slice(0, one) + text.charAt(other) + text.slice(one + 1, other) + text.charAt(one) + text.slice(other + 1);
}

/** A memo without anything but capitals and digits. */
function glued(memo: string): string {
  return memo
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toUpperCase()
    .replace(/Đ/g, "D")
    .replace(/[^A-Z0-9]/g, "");
}

/** The one body value (30) that has no character in the alphabet gives null; such a body is never issued. */
function checkCharacter(body: string): string | null {
  let sum = 0;
  for (const [position, weight] of WEIGHTS.entries()) {
    sum += weight * REFERENCE_ALPHABET.indexOf(body.charAt(position));
  }
  return REFERENCE_ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS] ?? null;
}
