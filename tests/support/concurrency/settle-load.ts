import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { closeDatabase, db } from "~/platform/database.server";
import { LANES_PER_PROCESS, PROCESSES, seededRandom } from "./load-plan";
import { loadSettings, tellProgress } from "./load-settings";
import { isReportedTwice, transferOf } from "./settle-plan";

/**
 * One process of the settlement load: several lanes that report credits of the bank one after the other, as a webhook would. A killed process's successor
 * reports again whatever its predecessor had not been answered, and some credits are reported by two processes at the same moment.
 */
const { seed, slot, life, answerFile } = loadSettings();
const known = new Set(existsSync(answerFile) ? readFileSync(answerFile, "utf8").split("\n").filter((line) => /^\d+$/.test(line)).map(Number) : []);
const references = (await db.pledge.findMany({ orderBy: { reference: "asc" }, select: { reference: true } })).map(({ reference }) => reference);
const mine = references.map((_, index) => index).filter((index) => index % PROCESSES === slot || (isReportedTwice(index) && (index + 1) % PROCESSES === slot));
// The first processes of a slot die at the worst moment, once: the credit is booked and nobody has been told.
let untilDeath = life < 2 ? 20 + Math.floor(seededRandom(seed ^ (slot * 64 + life))() * 200) : Infinity;
if (existsSync(answerFile)) appendFileSync(answerFile, "\n");

await Promise.all(
  Array.from({ length: LANES_PER_PROCESS }, async (_, lane) => {
    for (const index of mine.filter((_each, place) => place % LANES_PER_PROCESS === lane)) {
      if (known.has(index)) continue;
      const answer = await receiveTransfer(transferOf(index, references[index]!));
      if (!answer.ok || answer.outcome !== "exact") throw new Error(`Credit ${index}: ${JSON.stringify(answer)}`);
      if ((untilDeath -= 1) <= 0) process.kill(process.pid, "SIGKILL");
      appendFileSync(answerFile, `${index}\n`);
      known.add(index);
      if (known.size % 10 === 0) tellProgress(known.size);
    }
  }),
);
await closeDatabase();
process.disconnect?.();
