import { rankNeeds } from "~/domain/needs/priority/rank-needs.server";
import { transact } from "~/platform/database.server";
import type { PrismaClient } from "~/platform/generated/prisma/client";
import { givingStories } from "./giving";
import { basketMoments } from "./load-baskets";
import { cardMoments } from "./load-card-money";
import { endingMoments } from "./load-endings";
import { overrideMoments } from "./load-overrides";
import { momentsOf } from "./load-giving";
import { loadNeeds } from "./load-needs";
import { demoViewers, loadPeople } from "./load-people";
import { promiseMoments } from "./load-promises";
import { refundMoments } from "./load-refunds";
import { loadProgrammes } from "./load-programmes";
import { searchMoments } from "./load-searches";
import { transferMoments } from "./load-transfers";
import { treasuryMoments } from "./load-treasury";
import { atMoment } from "./past-moments";

/**
 * Fills the demonstration: programmes, organisations, people and needs in one transaction, then their history, oldest
 * deed first, through the ordinary commands of the domain, so that allocations, ledger and events are as true as any.
 * Does nothing once the last deed is done; an interrupted seeding goes on where it stopped. Needs the areas.
 */
export async function seedDemo(db: PrismaClient): Promise<void> {
  if ((await db.programme.count()) === 0) {
    await transact(async (tx) => {
      await loadProgrammes(tx);
      await loadPeople(tx);
      await loadNeeds(tx);
    }, { timeoutMs: 120_000 });
    // As they stood while they were open; those that end keep it.
    await rankNeeds();
  }
  const lastDeed = { provider_providerId: { provider: "demo_bank", providerId: "demo-short" } } as const;
  if (await db.incomingTransfer.findUnique({ where: lastDeed, select: { id: true } })) return;
  const cast = await demoViewers();
  const stories = givingStories();
  const moments = [...stories.flatMap((story) => momentsOf(story, cast)), ...endingMoments(), ...transferMoments(stories), ...treasuryMoments(stories, cast), ...promiseMoments(cast), ...refundMoments(cast), ...cardMoments(cast), ...basketMoments(cast), ...searchMoments(cast), ...overrideMoments(cast)];
  for (const { daysAgo, deed } of moments.sort((a, b) => b.daysAgo - a.daysAgo)) await atMoment(daysAgo, deed);
  await rankNeeds();
  await forgetOldConsequences(db);
}

/** The deeds above are past: what would follow from them (mails above all) is not done now. */
async function forgetOldConsequences(db: PrismaClient): Promise<void> {
  await db.$queryRaw`
    SELECT count(*)::int FROM graphile_worker.complete_jobs(
      ARRAY(SELECT id FROM graphile_worker.jobs WHERE task_identifier = 'consequences' AND locked_at IS NULL))`;
}
