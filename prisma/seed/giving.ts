import { needs } from "./needs";
import { publishedDaysAgo } from "./needs/publication";
import type { SeedNeed } from "./needs/shape";

/** How far a demonstration pledge has come. */
export const givingStages = [
  "held", "lapsed", "confirmed", "planned", "dispatched", "countersigned", "partly_rejected",
  "certificate_drafted", "certificate_approved", "certificate_issued",
] as const;
export type GivingStage = (typeof givingStages)[number];

export interface GivingStory {
  /** Also the pledge's idempotency key: the same story is never told twice. */
  key: string;
  needIndex: number;
  units: number;
  sponsor: Giver;
  mode: "money" | "in_kind";
  stage: GivingStage;
  /** Days before the seeding day on which the pledge was made. */
  daysAgo: number;
  /** The need is closed after its deliveries. */
  closes: boolean;
}

export interface Giver { email: string; givenAs: "person" | "organisation" | "anonymous"; honourName: string }

const person = (name: string, honourName: string, givenAs: Giver["givenAs"] = "person"): Giver => ({ email: `${name}@demo.tamlongvang.example`, givenAs, honourName });

const me = person("me.sponsor", "Người ủng hộ Demo");
const company = person("csr", "Công ty Cổ phần Sao Biển (minh họa)", "organisation");
const cooperative = person("weaving", "Hợp tác xã Dệt Núi Xanh (minh họa)", "organisation");
const ngo = person("ngo", "Trung tâm Sách cho Vùng Cao (minh họa)", "organisation");
const givers: readonly Giver[] = [
  company, me, person("ingo", "Bright Steps International (minh họa)", "organisation"), person("sponsor2", "Người ủng hộ Demo 2"), ngo,
  person("overseas", "Demo Supporter Abroad"), person("association", "Hội Bảo trợ Trẻ em Sông Cấm (minh họa)", "organisation"), me,
  person("sponsor3", "", "anonymous"), cooperative,
];

/** Stories that the walk through the demonstration relies on, by receiver and category; the others take turns. */
const CHOSEN: Record<string, Partial<Pick<GivingStory, "sponsor" | "stage" | "mode">>> = {
  "hp-luukiem/meals": { sponsor: me, stage: "dispatched", mode: "money" },
  "hp-luukiem/scholarships": { sponsor: company, stage: "countersigned", mode: "money" },
  "hp-luukiem/health_checks": { sponsor: me, stage: "confirmed", mode: "money" },
  "hp-luukiem/books_study": { sponsor: ngo, stage: "held", mode: "in_kind" },
  "hp-luukiem/counselling": { sponsor: me, stage: "held", mode: "money" },
  "hp-vietkhe/meals": { sponsor: me },
  "hp-vietkhe/warm_clothing": { sponsor: cooperative, stage: "partly_rejected", mode: "in_kind" },
  "db-sinthau/warm_clothing": { sponsor: company, stage: "dispatched", mode: "in_kind" },
  "db-sinthau/meals": { sponsor: me, stage: "planned", mode: "money" },
};

const WAITING: readonly GivingStage[] = ["confirmed", "dispatched", "held", "planned", "countersigned", "confirmed", "dispatched"];
const FINISHED: readonly GivingStage[] = ["certificate_issued", "certificate_issued", "certificate_drafted", "certificate_issued", "certificate_approved"];
const DAYS_AGO: Partial<Record<GivingStage, number>> = { confirmed: 5, planned: 8, dispatched: 9, countersigned: 11, partly_rejected: 16, lapsed: 12 };

function heldSince(mode: GivingStory["mode"]): number {
  return mode === "money" ? 0.6 : 2;
}

/** Every pledge of the demonstration, derived from the shares that each need names; the sums never pass the need's quantity. */
export function givingStories(): GivingStory[] {
  const stories: GivingStory[] = [];
  let turn = 0;
  needs.forEach((need, needIndex) => {
    const covered = Math.min(need.quantity, Math.round(need.quantity * need.coveredShare));
    const delivered = Math.min(covered, Math.round(need.quantity * need.deliveredShare));
    if (covered === 0) return;
    const parts: { units: number; finished: boolean }[] = [...halves(delivered).map((units) => ({ units, finished: true })), ...halves(covered - delivered).map((units) => ({ units, finished: false }))];
    parts.forEach(({ units, finished }, part) => {
      turn += 1;
      const last = part === parts.length - 1;
      const chosen = last || finished ? (CHOSEN[`${need.receiverOrg}/${need.category}`] ?? {}) : {};
      const mode = (!finished && chosen.mode) || modeFor(need, turn);
      const stage = (!finished && last && chosen.stage) || stageFor(need, finished, turn);
      const daysAgo = finished ? publishedDaysAgo(need, needIndex) - 6 - 2 * part : stage === "held" ? heldSince(mode) : (DAYS_AGO[stage] ?? 9);
      stories.push({ key: `demo-${needIndex}-${part}`, needIndex, units, sponsor: chosen.sponsor ?? givers[turn % givers.length]!, mode, stage, daysAgo, closes: need.state === "closed" });
    });
  });
  return [...stories, ...lapsedStories()];
}

/** Two pledges share what is large enough, so that a need shows more than one giver. */
function halves(units: number): number[] {
  if (units === 0) return [];
  if (units < 40) return [units];
  const first = Math.round(units * 0.6);
  return [first, units - first];
}

function modeFor(need: SeedNeed, turn: number): GivingStory["mode"] {
  if (!need.acceptsInKind) return "money";
  return !need.acceptsMoney || turn % 3 === 0 ? "in_kind" : "money";
}

/** A covered need keeps no pledge that could lapse. */
function stageFor(need: SeedNeed, finished: boolean, turn: number): GivingStage {
  if (finished) return FINISHED[turn % FINISHED.length]!;
  const stage = WAITING[turn % WAITING.length]!;
  return need.state === "covered" && stage === "held" ? "confirmed" : stage;
}

/** Two holds that ran out, so that units which returned to their need can be seen. */
function lapsedStories(): GivingStory[] {
  return needs.flatMap((need, needIndex) => (need.state === "open" && need.coveredShare === 0 && need.acceptsMoney && need.quantity > 50 ? [needIndex] : []))
    .slice(0, 2)
    .map((needIndex, index) => ({ key: `demo-lapsed-${needIndex}`, needIndex, units: 20, sponsor: givers[3 + index]!, mode: "money", stage: "lapsed", daysAgo: 12 + index, closes: false }));
}
