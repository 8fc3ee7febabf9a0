/** The account that receives transfers in the demonstration. */
export const ACCOUNT = "0000000000000";

export type StatementLine = { day: string; time?: string; amount: number; memo: string; reference: string; payer: string; balance: number };

/** The size of a real appeal's statement: credits and their sum in đồng. */
export const APPEAL = { credits: 200_318, sum: 135_055_960_736 };

const POPULAR = [10_000, 20_000, 50_000, 50_000, 100_000, 100_000, 100_000, 200_000, 200_000, 300_000, 500_000, 500_000, 1_000_000, 1_000_000, 2_000_000];
const WORDS = ["UNG HO TRE EM VUNG CAO", "ung ho bua an", "UNG HO DONG BAO BAO LU", "Tam long vang", "GIUP CAC EM", "ung ho ao am"];
const LARGE_EVERY = 500;

/** A repeatable source of numbers from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The lines of an appeal's statement, oldest first over ten days, with exactly so many credits of exactly that sum. Payers are invented and say so. */
export function* appealLines({ credits = APPEAL.credits, sum = Math.round((APPEAL.sum / APPEAL.credits) * credits), seed = 1, opening = 0, references = [] as readonly string[] } = {}): Generator<StatementLine> {
  const plain = seeded(seed);
  const amounts = Float64Array.from({ length: credits }, () => POPULAR[Math.floor(plain() * POPULAR.length)]!);
  const large = Math.max(1, Math.floor(credits / LARGE_EVERY));
  let lacking = sum - amounts.reduce((total, amount) => total + amount, 0);
  for (let donor = 0; donor < large; donor += 1) {
    const share = donor === large - 1 ? lacking : Math.floor(lacking / (large - donor) / 1000) * 1000;
    amounts[donor * LARGE_EVERY]! += share;
    lacking -= share;
  }
  const random = seeded(seed + 1);
  let balance = opening;
  for (const [index, amount] of amounts.entries()) {
    balance += amount;
    const day = `${String(10 + Math.floor((index / credits) * 10)).padStart(2, "0")}/09/2026`;
    const number = 1_000_000_000 + index;
    const payer = `NGUOI DEMO ${Math.floor(random() * 50_000)}`;
    const words = references[index] ?? WORDS[Math.floor(random() * WORDS.length)]!;
    yield { day, amount, balance, payer, reference: `5${String(index % 1000).padStart(3, "0")}.${number}`, memo: `MBVCB.${number}.${Math.floor(random() * 1_000_000)}.${words}.CT tu 09${number} ${payer} toi ${ACCOUNT} QUY TAM LONG VANG MINH HOA` };
  }
}
