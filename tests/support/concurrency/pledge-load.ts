import type { Viewer } from "~/domain/accounts/viewer";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import type { PledgeRequest } from "~/domain/pledges/pledge-request";
import { clock } from "~/platform/clock.server";
import { closeDatabase } from "~/platform/database.server";
import { openAnswerLog, readAnswers, type FollowLine, type PledgeLine } from "./answer-log";
import { ATTEMPTS, attemptAt, emailOf, isSignedIn, LANES_PER_PROCESS, personId, PROCESSES, seededRandom, UNIT_PRICE, type Attempt } from "./load-plan";
import { loadSettings, tellProgress } from "./load-settings";
import { outageCode } from "./outage";

/** Every so many attempts are sent twice at the same moment. */
const TWICE_AT_ONCE = 10;

/**
 * One process of the load: several lanes that make their attempts one after the other through the product's own commands. It goes on where its
 * killed predecessor stopped, with the same keys, and first asks again for the last pledges that predecessor had been given.
 */
const { seed, slot, life, answerFile, task } = loadSettings();
const before = readAnswers(answerFile);
const pledges = new Map(before.flatMap((line) => (line.deed === "pledge" ? [[line.index, line] as const] : [])));
const followed = new Set(before.flatMap((line) => (line.deed === "pay" || line.deed === "step-back" ? [line.index] : [])));
const log = openAnswerLog(answerFile);
// The first processes of a slot die at the worst moment, once: the pledge is made and nobody has been told.
let acceptedUntilDeath = life < 3 ? 1 + Math.floor(seededRandom(seed ^ (slot * 64 + life))() * 30) : Infinity;

const accepted = [...pledges.values()].filter((line) => line.outcome === "ok").map((line) => line.index);
if (task === "ask-again") await inLanes((lane) => accepted.filter((_, place) => place % LANES_PER_PROCESS === lane), askAgain);
else {
  for (const index of accepted.slice(-5)) await askAgain(index);
  await inLanes(attemptsOf, answer);
}
log.close();
await closeDatabase();
process.disconnect?.();

async function inLanes(share: (lane: number) => Iterable<number>, deed: (index: number) => Promise<void>) {
  await Promise.all(
    Array.from({ length: LANES_PER_PROCESS }, async (_, lane) => {
      for (const index of share(lane)) await deed(index);
    }),
  );
}

function* attemptsOf(lane: number) {
  for (let index = slot * LANES_PER_PROCESS + lane; index < ATTEMPTS; index += PROCESSES * LANES_PER_PROCESS) yield index;
}

async function answer(index: number) {
  const attempt = attemptAt(seed, index);
  const known = pledges.get(index);
  const pledge = known ?? (await ask(attempt, "pledge"));
  if (!known) {
    if (pledge.outcome === "ok" && (acceptedUntilDeath -= 1) <= 0) process.kill(process.pid, "SIGKILL");
    log.write(pledge);
    pledges.set(index, pledge);
    if (pledges.size % 10 === 0) tellProgress(pledges.size);
  }
  if (attempt.then !== "nothing" && pledge.outcome === "ok" && !followed.has(index)) log.write(await follow(attempt, pledge.reference!));
}

async function askAgain(index: number) {
  log.write(await ask(attemptAt(seed, index), "again"));
}

async function ask({ index, key, needCode, units, mode, person }: Attempt, deed: PledgeLine["deed"]): Promise<PledgeLine> {
  let tries = 0;
  const asked = () => `${slot}.${life}.${tries}`;
  const made = await insist(deed, () => {
    tries += 1;
    const request: PledgeRequest = {
      ...{ needCode, units, mode, idempotencyKey: key, givenAs: "person", honourName: "Người ủng hộ Demo", locale: "vi", message: asked() },
      ...(isSignedIn(person) ? { viewer: viewerOf(person) } : { viewer: null, guest: { email: emailOf(person), name: "Khách Demo" } }),
    };
    return index % TWICE_AT_ONCE === 0 ? pressTwice(request) : makePledge(request);
  });
  const line = { deed, index, key, asked: asked() };
  if (made.ok) return { ...line, outcome: "ok", pledgeId: made.pledgeId, reference: made.reference, holdExpiresAt: made.holdExpiresAt.toISOString() };
  return { ...line, outcome: made.reason, remaining: "remaining" in made ? made.remaining : undefined };
}

/** An impatient sponsor: the same form sent twice at the same moment is one pledge. */
async function pressTwice(request: PledgeRequest) {
  const [one, other] = await Promise.all([makePledge(request), makePledge(request)]);
  if (one.ok && other.ok && one.reference !== other.reference) throw new Error(`One form became two pledges: ${one.reference} and ${other.reference}.`);
  return one.ok ? one : other;
}

async function follow(attempt: Attempt, reference: string): Promise<FollowLine> {
  const { index, key, person, units } = attempt;
  if (attempt.then === "pay") {
    const transfer = { provider: "bank_webhook", providerId: key, amount: BigInt(units) * UNIT_PRICE, memo: `UNG HO ${reference}`, payerName: "NGUOI UNG HO DEMO", receivedAt: clock.now() } as const;
    const placed = await insist("pay", () => receiveTransfer(transfer));
    return { deed: "pay", index, outcome: placed.ok ? placed.outcome : placed.reason };
  }
  const ended = await insist("step-back", () => cancelPledge({ reference, viewer: viewerOf(person) }));
  return { deed: "step-back", index, outcome: ended.ok ? "ok" : ended.reason };
}

/** Repeats a deed that is safe to repeat for as long as the database is away. Any other error ends the process, and with it the test. */
async function insist<T>(during: string, deed: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await deed();
    } catch (error) {
      const code = outageCode(error);
      if (!code) throw error;
      log.write({ deed: "outage", during, code });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function viewerOf(person: number): Viewer {
  const grants: Viewer["grants"] = [{ role: "sponsor", organisationId: null, areaCodes: [], caseStaff: false }];
  return { personId: personId(person), name: "Người ủng hộ Demo", email: emailOf(person), locale: "vi", roles: ["sponsor"], grants, sessionId: "load" };
}
