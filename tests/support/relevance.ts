import type { JudgedQuery } from "../fixtures/judged-queries";

const DEPTH = 10;
const BEST = 3;
const GOOD = 1;

/**
 * Normalised discounted cumulative gain of the first ten results (Järvelin and Kekäläinen, 2002), with the gains 2^grade - 1: 1 when they stand in the
 * best order there is. Of a query nothing answers, 1 when nothing is found.
 */
export function ndcg({ best, good = [] }: JudgedQuery, codes: readonly string[]): number {
  const gradeOf = (code: string) => (best.includes(code) ? BEST : good.includes(code) ? GOOD : 0);
  const gain = (grades: number[]) => grades.slice(0, DEPTH).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
  const ideal = gain([...best.map(() => BEST), ...good.filter((code) => !best.includes(code)).map(() => GOOD)]);
  if (ideal === 0) return codes.length === 0 ? 1 : 0;
  return gain(codes.map(gradeOf)) / ideal;
}
