/** "20 triệu", "2,5 tr", "300k", "1.250.000 ₫", "5 million VND": an amount of đồng and the words around it. */
const amount = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:[.,\s]\d{3})+|\d+(?:[.,]\d{1,2})?)\s*(triệu|trieu|tr|million|mil|nghìn|nghin|ngàn|ngan|thousand|k|tỷ|ty|billion)?\s*(?:đồng|dong|vnđ|vnd|₫|đ)?(?![\p{L}\p{N}])/giu;
const times: Record<string, number> = { k: 1e3, nghìn: 1e3, nghin: 1e3, ngàn: 1e3, ngan: 1e3, thousand: 1e3, tr: 1e6, triệu: 1e6, trieu: 1e6, million: 1e6, mil: 1e6, tỷ: 1e9, ty: 1e9, billion: 1e9 };
const LEAST = 10_000;
const MOST = 1e12;

/** Takes the first amount of at least 10,000 đồng out of what was typed. `budget` is whole đồng, null when no amount was named; the rest keeps its order. */
export function readAmount(q: string): { budget: number | null; rest: string } {
  for (const found of q.matchAll(amount)) {
    const [whole, digits, unit] = found;
    const grouped = /^\d{1,3}([.,\s]\d{3})+$/.test(digits!);
    const number = grouped && !unit ? Number(digits!.replace(/\D/g, "")) : Number(digits!.replace(",", "."));
    const dong = Math.round(number * (unit ? times[unit.toLowerCase()]! : 1));
    if (dong < LEAST || dong > MOST) continue;
    const rest = `${q.slice(0, found.index)} ${q.slice(found.index + whole.length)}`.replace(/\s*,(\s*,)*/g, ",").replace(/\s+/g, " ").replace(/^[,\s]+|[,\s]+$/g, "");
    return { budget: dong, rest };
  }
  return { budget: null, rest: q };
}

/** A search as it is asked of the needs: an amount among its words is a budget, not a word that a need must have. */
export function withoutBudget<Asked extends { q: string }>(asked: Asked): Asked {
  return { ...asked, q: readAmount(asked.q).rest };
}
