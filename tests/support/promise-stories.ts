import { afterEach } from "vitest";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { checkInvariants } from "./check-invariants";
import { DAY, moneyArrives, type Stage } from "./factories";
import { printLedger } from "./print-ledger";
import { MONTH } from "./scholarship";
import { workerCatchesUp } from "./story";

/** What happens in the stories of promises of a test file, on the stage of the running one, which ends with its ledger printed and every invariant checked. */
export function promiseStories(stage: () => Stage) {
  afterEach(async ({ task }) => {
    clock.reset();
    await printLedger(task.name);
    await checkInvariants();
  });

  const view = async (reference: string) => (await findPledgeFor(stage().sponsor, reference))!;
  const plan = async (reference: string) => (await view(reference)).plan!;

  /** The money for one instalment, in đồng, under its own reference. */
  async function pays(reference: string, position: number, amount = MONTH) {
    const arrived = await moneyArrives(amount, `HOC BONG ${(await plan(reference)).instalments[position - 1]!.reference.toLowerCase()}`);
    await workerCatchesUp();
    return arrived;
  }

  /** Moves the clock to noon of the day an instalment is due, and so many days on. */
  async function dayOf(reference: string, position: number, later = 0): Promise<void> {
    const { dueOn } = (await plan(reference)).instalments[position - 1]!;
    clock.travel(Date.parse(`${dueOn}T12:00:00+07:00`) + later * DAY - clock.now().getTime());
  }

  /** The first so many months are paid, each on its day. */
  async function runsFor(months: number, reference: string): Promise<void> {
    for (let position = 1; position <= months; position += 1) {
      if (position > 1) await dayOf(reference, position);
      await pays(reference, position);
    }
  }

  return { view, plan, pays, dayOf, runsFor };
}
