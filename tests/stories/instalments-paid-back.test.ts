import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { db } from "~/platform/database.server";
import { aboutCharge, aboutDispute, stripeSays, timeIsNow, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { sendDelivery } from "../support/deliver";
import { balances, stateOf, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { dayOfInstalment, hourPasses, paysByCard, planCard } from "../support/saved-cards";
import { MONTH, nineMonthsPromised, SCHOLARSHIP } from "../support/scholarship";
import { arrives, lettersTo, workerCatchesUp } from "../support/story";
import { does, payOut } from "../support/treasury";

const fake = withFakeStripe();
let stage: Stage;
let reference: string;

beforeEach(async () => {
  ({ stage, reference } = await nineMonthsPromised());
});

afterEach(async ({ task }) => {
  timeIsNow();
  await printLedger(task.name);
  await checkInvariants();
});

const instalments = async () => (await findPledgeFor(stage.sponsor, reference))!.plan!.instalments;
const states = async () => (await instalments()).slice(0, 3).map(({ state }) => state);
const receipt = async (position: number) => (await db.instalment.findFirstOrThrow({ where: { position, plan: { pledge: { reference } } } })).receiptNumber;

/** The fund gives money back in the dashboard of the card processor. */
async function givenBack(intent: string, amount: number) {
  fake.refund(intent, amount, "succeeded");
  await stripeSays("charge.refunded", aboutCharge(intent));
  await workerCatchesUp();
}

async function disputed(intent: string, outcome: "lost" | "won" | null) {
  const dispute = fake.dispute(intent, MONTH, { fee: 15_000 });
  await stripeSays("charge.dispute.created", aboutDispute(dispute, intent));
  await workerCatchesUp();
  if (!outcome) return;
  fake.endDispute(dispute, outcome);
  await stripeSays("charge.dispute.closed", aboutDispute(dispute, intent));
  await workerCatchesUp();
}

describe("Stories of instalments whose card money went back:", () => {
  it("refunded in the dashboard: due again after the others, its receipt cancelled, the card forgotten, the sponsor told", async () => {
    const intent = await paysByCard(fake, stage.sponsor, reference, { keep: true });
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(1);
    const numbers = [await receipt(1), await receipt(2)];
    await givenBack(intent, MONTH);
    expect(await states()).toEqual(["open", "settled", "open"]);
    const all = await instalments();
    expect(all[0]!.dueOn > all[8]!.dueOn, "due after the last").toBe(true);
    expect(await balances()).toEqual({ "processor:stripe": MONTH, [SCHOLARSHIP]: -MONTH });
    expect(await db.savedCard.findMany({ select: { state: true, removedWhy: true } })).toEqual([{ state: "removed", removedWhy: "paid_back" }]);
    expect((await planCard(stage.sponsor, reference)).card).toBeNull();
    expect(fake.cards.last().customer).toBeNull();
    const [mail] = await db.outboxMail.findMany({ where: { template: "card-refunded" } });
    expect(mail!.props).toMatchObject({ lacking: 0, again: { position: 1, count: 9, dueOn: all[0]!.dueOn } });
    // Paid again, by any way, it is the same instalment; the receipt of the money that went back stays cancelled, and a new one replaces it.
    await paysByCard(fake, stage.sponsor, reference, { position: 1 });
    expect([await states(), await receipt(2)]).toEqual([["settled", "settled", "open"], numbers[1]]);
    expect(numbers).not.toContain(await receipt(1));
  });

  it("the only one, refunded: the promise is held until an instalment is due, and its units are free when none comes", async () => {
    const intent = await paysByCard(fake, stage.sponsor, reference);
    await givenBack(intent, MONTH);
    expect([await stateOf(reference), (await states())[0]]).toEqual(["held", "open"]);
    expect(await balances()).toEqual({});
    expect(await lettersTo(stage.sponsor)).toContain("card-refunded");
  });

  it("refunded in part: open for what it lacks", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    const second = await paysByCard(fake, stage.sponsor, reference, { position: 2 });
    await givenBack(second, 200_000);
    expect(await states()).toEqual(["settled", "open", "open"]);
    expect((await instalments())[1]).toMatchObject({ received: MONTH - 200_000 });
    expect(await balances()).toEqual({ "processor:stripe": 2 * MONTH - 200_000, [SCHOLARSHIP]: -(2 * MONTH - 200_000) });
  });

  it("a dispute lost: the month is owed again and carried on when it stays unpaid; meanwhile the card takes nothing", async () => {
    const intent = await paysByCard(fake, stage.sponsor, reference, { keep: true });
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(1);
    await disputed(intent, null);
    await dayOfInstalment(reference, 3);
    expect(await hourPasses(), "nothing is taken while a payment is disputed").toBe(0);
    expect((await planCard(stage.sponsor, reference)).card!.next).toBeNull();
    const [open] = await db.cardDispute.findMany();
    fake.endDispute(open!.id, "lost");
    await stripeSays("charge.dispute.closed", aboutDispute(open!.id, intent));
    await workerCatchesUp();
    expect(await states()).toEqual(["open", "settled", "open"]);
    expect(await balances()).toMatchObject({ [SCHOLARSHIP]: -MONTH });
    expect((await balances())["fees:losses"]).toBeUndefined();
    await dayOfInstalment(reference, 1, 30);
    await missUnpaidInstalments();
    expect((await instalments())[0]).toMatchObject({ state: "missed", bridge: expect.anything() });
  });

  it("a dispute won: nothing changes, and the card goes on", async () => {
    const intent = await paysByCard(fake, stage.sponsor, reference, { keep: true });
    await disputed(intent, "won");
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(1);
    expect(await states()).toEqual(["settled", "settled", "open"]);
  });

  it("delivered, under way or paid out to the school: the month stays given and the fund bears the loss", async () => {
    const first = await paysByCard(fake, stage.sponsor, reference);
    await arrives(stage, reference, 1);
    await givenBack(first, MONTH);
    expect(await states()).toEqual(["settled", "open", "open"]);
    expect(await balances()).toMatchObject({ "fees:losses": MONTH });
    const second = await paysByCard(fake, stage.sponsor, reference, { position: 2 });
    await sendDelivery(stage, reference, 1);
    await givenBack(second, MONTH);
    expect(await states()).toEqual(["settled", "settled", "open"]);
    const third = await paysByCard(fake, stage.sponsor, reference, { position: 3 });
    await does(payOut(stage, 3 * MONTH), stage.fund);
    await givenBack(third, MONTH);
    expect(await states()).toEqual(["settled", "settled", "settled"]);
    expect(await balances()).toMatchObject({ "fees:losses": 3 * MONTH });
  });
});
