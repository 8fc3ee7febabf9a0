import type { NeedCategory } from "~/domain/needs/need";
import { rank, type PriorityFacts } from "~/domain/needs/priority/priority-rule";
import type { Designation } from "~/domain/needs/priority/priority-weights";
import { seeded, type Seeded } from "../tests/support/seeded";

/** What gifts from the top of the list came to: shares of communes in hundredths, the Gini coefficient of how far their needs are covered (0 even, 1 all for one). */
export interface Spread { reached: number; gini: number; topTenth: number; covered: number }
export interface FairnessFigures { seed: number; communes: number; needs: number; gifts: number; without: Spread; withFairness: Spread }

interface Simulated { commune: number; price: number; facts: PriorityFacts }

const TODAY = "2026-11-25";
const COMMUNES = 400;
const GIFTS = 2_000;
/** Between two countings of the communes, as between two nights. */
const GIFTS_A_DAY = 25;
/** Whole đồng. */
const GIFT = { least: 500_000, most: 20_000_000 };
const DESIGNATIONS: readonly (Designation | null)[] = ["region_3", "region_3", "region_3", "region_2", "region_1", null];
const CATEGORIES: readonly NeedCategory[] = ["meals", "scholarships", "warm_clothing", "books_study", "health_checks", "play_points"];

/**
 * Lets sponsors take from the top of the list, each as many units of the first need as the gift buys, by the rule as it is and by the rule without
 * fairness; the list is put in order anew after every gift, the communes are counted every day. The same seed gives the same needs, gifts and figures.
 */
export function measureFairness({ seed, communes = COMMUNES, gifts = GIFTS }: { seed: number; communes?: number; gifts?: number }): FairnessFigures {
  const needs = makeNeeds(seeded(seed), communes);
  const run = (fair: boolean) => spreadOf(give(seeded(seed + 1), structuredClone(needs), gifts, communes, fair), communes);
  return { seed, communes, needs: needs.length, gifts, without: run(false), withFairness: run(true) };
}

/** A row of the table of measurements. */
export function fairnessRow({ seed, communes, needs, gifts, without, withFairness }: FairnessFigures) {
  const words = ({ reached, gini, topTenth, covered }: Spread) => `${reached} % of communes reached, Gini of their coverage ${gini.toFixed(2)}, the tenth that got most has ${topTenth} % of it, ${covered} % of all covered`;
  return { what: `${gifts} gifts from the top of ${needs} needs in ${communes} communes, seed ${seed}`, result: `with fairness: ${words(withFairness)}`, baseline: `without: ${words(without)}`, ratio: (withFairness.reached / without.reached).toFixed(2) };
}

/** Some communes register many needs, most a few; what is known of them is spread as in the country. */
function makeNeeds(random: Seeded, communes: number): Simulated[] {
  return Array.from({ length: communes }, (_none, commune) => {
    const designation = random.pick(DESIGNATIONS);
    const percent = Math.min(95, random.below(60) + (designation === "region_3" ? 35 : 5));
    return Array.from({ length: 1 + random.below(3) + (commune % 10 === 0 ? 8 : 0) }, (): Simulated => ({
      commune,
      price: 50_000 * (1 + random.below(40)),
      facts: {
        today: TODAY, category: random.pick(CATEGORIES), provinceCode: random.pick(["31", "11", "12", "40", "75"]), deadline: daysFrom(TODAY, random.below(240)), openedOn: daysFrom(TODAY, -random.below(200)),
        quantity: 10 + random.below(190), unitsAllocated: 0, designation: designation && { value: designation, basis: "", since: TODAY }, poverty: { percent, asOf: TODAY, source: "" },
        repeat: null, stateSupport: null, bridgeOf: null, coverage: null,
      },
    }));
  }).flat();
}

function give(random: Seeded, needs: Simulated[], gifts: number, communes: number, fair: boolean): Simulated[] {
  const scores = needs.map(({ facts }) => rank(facts).score);
  for (let gift = 0; gift < gifts; gift += 1) {
    if (fair && gift % GIFTS_A_DAY === 0) {
      countCommunes(needs, communes);
      needs.forEach(({ facts }, index) => (scores[index] = rank(facts).score));
    }
    const amount = GIFT.least + random.below(GIFT.most - GIFT.least);
    const first = topOf(needs, scores, amount);
    if (first < 0) continue;
    const { facts, price } = needs[first]!;
    facts.unitsAllocated += Math.min(facts.quantity - facts.unitsAllocated, Math.floor(amount / price));
    scores[first] = rank(facts).score;
  }
  return needs;
}

/** The first need in the list that has a free unit and of which the gift buys one; none: -1. */
function topOf(needs: readonly Simulated[], scores: readonly number[], amount: number): number {
  let best = -1;
  needs.forEach(({ facts, price }, index) => {
    if (facts.unitsAllocated < facts.quantity && price <= amount && (best < 0 || scores[index]! > scores[best]!)) best = index;
  });
  return best;
}

function countCommunes(needs: readonly Simulated[], communes: number): void {
  const percents = sharesOf(needs, communes).map((share) => Math.round(100 * share));
  const average = Math.round(percents.reduce((sum, percent) => sum + percent, 0) / communes);
  for (const { commune, facts } of needs) facts.coverage = { commune: percents[commune]!, average };
}

/** How much of what each commune asked for is covered, 0 to 1. */
function sharesOf(needs: readonly Simulated[], communes: number): number[] {
  const asked = new Array<number>(communes).fill(0);
  const covered = new Array<number>(communes).fill(0);
  for (const { commune, price, facts } of needs) {
    asked[commune]! += facts.quantity * price;
    covered[commune]! += facts.unitsAllocated * price;
  }
  return asked.map((sum, commune) => covered[commune]! / sum);
}

function spreadOf(needs: readonly Simulated[], communes: number): Spread {
  const shares = sharesOf(needs, communes).sort((one, other) => one - other);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const value = (only: (need: Simulated) => boolean) => needs.filter(only).reduce((sum, { price, facts }) => sum + facts.unitsAllocated * price, 0);
  const byCommune = new Map<number, number>();
  for (const { commune, price, facts } of needs) byCommune.set(commune, (byCommune.get(commune) ?? 0) + facts.unitsAllocated * price);
  const best = [...byCommune.values()].sort((one, other) => other - one).slice(0, Math.ceil(communes / 10)).reduce((sum, each) => sum + each, 0);
  return {
    reached: Math.round((100 * shares.filter((share) => share > 0).length) / communes),
    gini: (2 * shares.reduce((sum, share, place) => sum + (place + 1) * share, 0)) / (communes * total) - (communes + 1) / communes,
    topTenth: Math.round((100 * best) / value(() => true)),
    covered: Math.round((100 * value(() => true)) / needs.reduce((sum, { price, facts }) => sum + facts.quantity * price, 0)),
  };
}

function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
