import { against, latencies, percentile, type Figure } from "./bench-figures";
import { searchAddresses } from "./bench-pages";

const OWN = { cookie: "tlv_flash=measured" };
const ROUNDS = 3;

/** The server's time for pages of searches with their facets, and for what appears while somebody types, each made anew and asked one after the other. */
export async function measureSearch(url: string, engine: string): Promise<Figure[]> {
  const times = await searchTimes(url);
  const typed = typedWords();
  const each = (address: (q: string) => string) => Array.from({ length: ROUNDS }, () => typed.map((q) => url + address(encodeURIComponent(q)))).flat();
  await latencies(each((q) => `/needs/suggest?q=${q}`).slice(0, 30));
  const suggested = await latencies(each((q) => `/needs/suggest?q=${q}`));
  const instant = await latencies(each((q) => `/needs.data?q=${q}`), OWN);
  const p95 = (of: number[]) => percentile(of, 0.95);
  const note = (of: number[]) => `p50 ${percentile(of, 0.5).toFixed(0)} ms`;
  return [
    against(`search page with facets, p95 of ${times.length} (${engine})`, p95(times), "ms", { most: 60 }, { note: note(times) }),
    against(`suggestions while typing, p95 of ${suggested.length} (${engine})`, p95(suggested), "ms", { most: 40 }, { note: note(suggested) }),
    against(`list while typing, p95 of ${instant.length} (${engine})`, p95(instant), "ms", { most: 40 }, { note: note(instant) }),
  ];
}

/** The times of the searches, in ms, ascending, after a first round that warms everything up. */
export async function searchTimes(url: string): Promise<number[]> {
  const pages = ["/needs", "/needs?category=meals", "/needs?province=31", "/needs?province=15&category=warm_clothing", "/needs?near=31&within=50", ...searchAddresses()].map((address) => url + address);
  await latencies(pages, OWN);
  return latencies(Array.from({ length: ROUNDS }, () => pages).flat(), OWN);
}

/** What stands in the field letter by letter, from the second on. */
function typedWords(): string[] {
  return ["bữa ăn", "ao am", "học bổng", "Lào Cai", "tieu hoc", "warm clothes"].flatMap((words) => [...words].map((_letter, index) => words.slice(0, index + 1)).filter((typed) => typed.trim().length >= 2 && !typed.endsWith(" ")));
}
