import { afterEach } from "vitest";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { DAY, pledge, type Stage } from "./factories";

/** What people do with money that arrived, in a test file whose stage stands anew before each test; after each the clock is right and the demonstration on again. */
export function placingMoney(stage: () => Stage) {
  afterEach(() => {
    clock.reset();
    env.demo = true;
  });

  /** Two units: 30,000 đồng. */
  const pledged = (units = 2) => pledge(stage().sponsor, stage().needCode, units);
  const transferRow = (id: string) => db.incomingTransfer.findUniqueOrThrow({ where: { id }, select: { state: true, unplaced: true, outcome: true } });
  const place = (transferId: string, pledgeReference: string, amount?: bigint, viewer = stage().fund) => placeTransfer({ transferId, viewer, pledgeReference, amount });

  /** Four days on, every hold that waits for money has lapsed. */
  async function lapseAll(): Promise<void> {
    clock.travel(4 * DAY);
    await lapseHolds();
  }

  return { pledged, transferRow, place, lapseAll };
}
