import { db } from "~/platform/database.server";
import { placeAreas, seedAreas } from "./load-areas";
import { seedDemo } from "./load-demo";

const SEEDING_LOCK = 588_2019;

/**
 * Fills an empty demonstration with areas, programmes, needs and their history; does nothing when all is there. Only one
 * process seeds at a time: a second one waits for the first and then finds nothing to do.
 */
export async function seedDemonstration(): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${SEEDING_LOCK})) AS locked`;
    await seedAreas(db);
    await placeAreas(db);
    await seedDemo(db);
  }, { timeout: 300_000, maxWait: 300_000 });
}
