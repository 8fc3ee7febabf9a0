import type pg from "pg";
import type { AnswerLine, FollowLine, PledgeLine } from "./answer-log";
import { attemptAt, ATTEMPTS, isReturning, LANES_PER_PROCESS, needCode, NEEDS, PROCESSES, UNITS_PER_NEED } from "./load-plan";

type KeptPledge = { id: string; reference: string; code: string; units: number; mode: string; state: string; holdExpiresAt: Date; message: string; first: number | null };

export type Figures = { attempts: number; accepted: number; refused: number; paid: number; steppedBack: number; askedAgain: number; outages: number; answersFoundAgain: number };

/** Holds every answer that a process was given against the database. Returns one sentence for each answer that was lost, changed or untrue. */
export async function untrueAnswers(client: pg.Client, seed: number, lines: AnswerLine[]): Promise<{ untrue: string[]; figures: Figures }> {
  const untrue: string[] = [];
  const answers = lines.filter((line): line is PledgeLine => line.deed === "pledge");
  const accepted = answers.filter((line) => line.outcome === "ok");
  const refused = answers.filter((line) => line.outcome === "units-taken");
  const again = lines.filter((line): line is PledgeLine => line.deed === "again");
  const follows = lines.filter((line): line is FollowLine => line.deed === "pay" || line.deed === "step-back");
  const pledges = await keptPledges(client);
  const byReference = new Map(pledges.map((pledge) => [pledge.reference, pledge]));
  const byIndex = new Map(answers.map((line) => [line.index, line]));

  if (answers.length !== ATTEMPTS || byIndex.size !== ATTEMPTS) untrue.push(`${answers.length} answers to ${byIndex.size} of ${ATTEMPTS} attempts`);
  if (pledges.length !== accepted.length) untrue.push(`${pledges.length} pledges are kept, ${accepted.length} were promised`);
  for (const line of answers) if (line.outcome !== "ok" && line.outcome !== "units-taken") untrue.push(`attempt ${line.index} was refused as ${line.outcome}`);
  let answersFoundAgain = 0;
  for (const line of accepted) {
    const { needCode: code, units, mode } = attemptAt(seed, line.index);
    const kept = byReference.get(line.reference!);
    const same = kept && kept.id === line.pledgeId && kept.code === code && kept.units === units && kept.mode === mode && kept.holdExpiresAt.toISOString() === line.holdExpiresAt;
    if (!same) untrue.push(`attempt ${line.index} was promised ${line.reference}, kept is ${JSON.stringify(kept)}`);
    else if (kept.message !== line.asked) answersFoundAgain += 1;
  }
  for (const line of again) {
    const first = byIndex.get(line.index);
    const same = first && line.reference === first.reference && line.pledgeId === first.pledgeId && line.holdExpiresAt === first.holdExpiresAt && line.outcome === first.outcome;
    if (!same) untrue.push(`asked again, attempt ${line.index} got ${JSON.stringify(line)} after ${JSON.stringify(first)}`);
  }
  if (new Set(again.map((line) => line.index)).size !== accepted.length) untrue.push("not every accepted attempt was asked for again");
  untrue.push(...untrueRemainders(seed, refused, pledges), ...untrueFollows(seed, follows, byIndex, byReference));
  const count = (deed: FollowLine["deed"]) => follows.filter((line) => line.deed === deed).length;
  const outages = lines.filter((line) => line.deed === "outage").length;
  const figures = { attempts: answers.length, accepted: accepted.length, refused: refused.length, paid: count("pay"), steppedBack: count("step-back"), askedAgain: again.length, outages, answersFoundAgain };
  return { untrue, figures };
}

/**
 * Every loser is told how many remain: fewer than asked for and never less than none. Where no unit was given back the number must also be one that
 * the need has stood at, between two of its pledges, and within a lane it never rises.
 */
function untrueRemainders(seed: number, refused: PledgeLine[], pledges: KeptPledge[]): string[] {
  const untrue: string[] = [];
  const stood = new Map(Array.from({ length: NEEDS }, (_, need) => [needCode(need), new Set([UNITS_PER_NEED])]));
  for (const { code, first, units } of pledges) if (first !== null) stood.get(code)!.add(UNITS_PER_NEED - first - units + 1);
  const returning = new Set(Array.from({ length: NEEDS }, (_, need) => need).filter(isReturning).map(needCode));
  const lowest = new Map<string, number>();
  for (const { index, remaining } of [...refused].sort((one, other) => one.index - other.index)) {
    const { needCode: code, units } = attemptAt(seed, index);
    const place = `${index % (PROCESSES * LANES_PER_PROCESS)} ${code}`;
    const possible = remaining !== undefined && Number.isInteger(remaining) && remaining >= 0 && remaining < units;
    const steady = returning.has(code) || (stood.get(code)!.has(remaining!) && remaining! <= (lowest.get(place) ?? UNITS_PER_NEED));
    if (!possible || !steady) untrue.push(`attempt ${index} asked ${units} of ${code} and was told ${remaining} remain`);
    lowest.set(place, remaining ?? 0);
  }
  return untrue;
}

function untrueFollows(seed: number, follows: FollowLine[], byIndex: Map<number, PledgeLine>, byReference: Map<string, KeptPledge>): string[] {
  const untrue: string[] = [];
  const done = new Set(follows.map((line) => line.index));
  for (const { deed, index, outcome } of follows) {
    const kept = byReference.get(byIndex.get(index)?.reference ?? "");
    // A step back whose answer was lost is found done by whoever repeats it.
    const told = deed === "pay" ? ["exact"] : ["ok", "not-cancellable"];
    if (!told.includes(outcome) || kept?.state !== (deed === "pay" ? "confirmed" : "cancelled")) untrue.push(`${deed} of attempt ${index} was told ${outcome}, kept is ${JSON.stringify(kept)}`);
  }
  for (const { index, outcome } of byIndex.values())
    if (outcome === "ok" && attemptAt(seed, index).then !== "nothing" && !done.has(index)) untrue.push(`attempt ${index} was not followed up`);
  return untrue;
}

/** `first` is the first unit number of a pledge whose units lie in one piece. */
async function keptPledges(client: pg.Client): Promise<KeptPledge[]> {
  const { rows } = await client.query<KeptPledge>(`
    SELECT pledge.id, reference, code, pledge.units, mode, pledge.state, hold_expires_at AS "holdExpiresAt", message, first
    FROM pledge JOIN need ON need.id = pledge.need_id
    LEFT JOIN LATERAL (SELECT min(lower(units)) AS first FROM allocation WHERE pledge_id = pledge.id HAVING count(*) = 1) AS piece ON true`);
  return rows;
}
