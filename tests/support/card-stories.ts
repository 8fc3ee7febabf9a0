import { afterEach, expect } from "vitest";
import type { FakeStripe } from "../mocks/stripe";
import { aboutSession, opensPage, stripeSays, timeIsNow } from "./cards";
import { checkInvariants } from "./check-invariants";
import type { Stage } from "./factories";
import { printLedger } from "./print-ledger";
import { workerCatchesUp } from "./story";

/** What happens in the stories of cards of a test file, on the stage of the running one, which ends with its ledger printed and every invariant checked. */
export function cardStories(fake: FakeStripe, stage: () => Stage) {
  afterEach(async ({ task }) => {
    timeIsNow();
    await printLedger(task.name);
    await checkInvariants();
  });

  /** Stripe's notices about a paid page arrive and are worked through. */
  async function noticesArrive(session: string, intent: string): Promise<void> {
    expect((await stripeSays("checkout.session.completed", aboutSession(session, intent))).status).toBe(200);
    await workerCatchesUp();
  }

  /** The pledge is paid on a page of Stripe, and told of; answers the payment's id. */
  async function paid(reference: string, how: Parameters<typeof fake.pay>[1] = {}, viewer = stage().sponsor): Promise<string> {
    const session = await opensPage(fake, viewer, reference);
    const intent = fake.pay(session, how);
    await noticesArrive(session, intent);
    return intent;
  }

  return { noticesArrive, paid };
}
