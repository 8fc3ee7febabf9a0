import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changePayDay } from "~/domain/instalments/change-pay-day.server";
import { endPlan } from "~/domain/instalments/end-plan.server";
import { pausePlan } from "~/domain/instalments/pause-plan.server";
import { shortenPlan } from "~/domain/instalments/shorten-plan.server";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { remindOfInstalments } from "~/jobs/remind-of-instalments";
import { db } from "~/platform/database.server";
import { timeIsNow, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, granted, moneyArrives, type Stage } from "../support/factories";
import { printLedger } from "../support/print-ledger";
import { dayOfInstalment, hourPasses, paysByCard, planCard, savesCard } from "../support/saved-cards";
import { MONTH, nineMonthsPromised, SCHOLARSHIP } from "../support/scholarship";
import { lettersTo, workerCatchesUp } from "../support/story";

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

const states = async () => (await findPledgeFor(stage.sponsor, reference))!.plan!.instalments.map(({ state }) => state);
const letters = async (template: string) => (await lettersTo(stage.sponsor)).filter((one) => one === template);
const cards = () => db.savedCard.findMany({ orderBy: { consentedAt: "asc" }, select: { state: true, removedWhy: true, detachedAt: true, last4: true } });

describe("Stories of saved cards:", () => {
  it("nine months by saved card, one declined and taken on the second attempt", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    expect(await letters("card-saved")).toHaveLength(1);
    for (let position = 2; position <= 9; position += 1) {
      await dayOfInstalment(reference, position, -7);
      expect(await remindOfInstalments()).toBe(1);
      expect(await hourPasses()).toBe(0);
      await dayOfInstalment(reference, position);
      if (position === 4) fake.bankSays({ says: "declines", decline_code: "insufficient_funds", advice_code: "try_again_later" });
      expect(await hourPasses()).toBe(1);
      if (position !== 4) continue;
      expect((await planCard(stage.sponsor, reference)).declined).toMatchObject({ position: 4, reason: "insufficient_funds" });
      expect(await hourPasses()).toBe(0);
      await dayOfInstalment(reference, 4, 2);
      expect(await hourPasses()).toBe(0);
      await dayOfInstalment(reference, 4, 3);
      expect(await hourPasses()).toBe(1);
      expect((await planCard(stage.sponsor, reference)).declined).toBeNull();
    }
    expect(await findPledgeFor(stage.sponsor, reference)).toMatchObject({ payment: { state: "settled", received: 9 * MONTH } });
    expect(fake.charges().map(({ amount }) => amount)).toEqual(Array.from({ length: 8 }, () => MONTH));
    expect(await balances()).toEqual({ "processor:stripe": 9 * MONTH, [SCHOLARSHIP]: -9 * MONTH });
    expect(await letters("instalment-by-card")).toHaveLength(8);
    expect(await letters("instalment-reminder")).toHaveLength(0);
    const received = await db.outboxMail.findMany({ where: { template: "instalment-received" }, select: { props: true } });
    const byCard = received.map(({ props }) => props as { position: number; card: unknown }).sort((one, other) => one.position - other.position);
    // The first was paid on the card page, the others were taken from the card that was kept there.
    expect(byCard.map(({ card }) => card)).toEqual([null, ...Array.from({ length: 8 }, () => ({ brand: "Visa", last4: "4242" }))]);
    expect(await letters("card-declined")).toHaveLength(1);
    // Nothing is left to be taken: the card is forgotten without anybody's doing.
    expect(await cards()).toMatchObject([{ state: "removed", removedWhy: "plan_over", detachedAt: expect.any(Date) }]);
    expect(fake.cards.last().customer).toBeNull();
  });

  it("refused three times: the sponsor pays by bank, and the next month is taken again", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const refusal = { says: "declines", decline_code: "do_not_honor" } as const;
    fake.bankSays(refusal, refusal, refusal);
    for (const days of [0, 3, 7]) {
      await dayOfInstalment(reference, 2, days);
      expect(await hourPasses()).toBe(1);
    }
    await dayOfInstalment(reference, 2, 14);
    expect(await hourPasses()).toBe(0);
    await remindOfInstalments();
    expect(await letters("card-declined")).toHaveLength(3);
    expect((await lettersTo(stage.sponsor)).at(-1)).toBe("instalment-reminder");
    const two = (await findPledgeFor(stage.sponsor, reference))!.plan!.instalments[1]!;
    await moneyArrives(MONTH, two.reference);
    await workerCatchesUp();
    await dayOfInstalment(reference, 3);
    expect(await hourPasses()).toBe(1);
    expect((await states()).slice(0, 4)).toEqual(["settled", "settled", "settled", "open"]);
    expect(await balances()).toEqual({ "bank:main": MONTH, "processor:stripe": 2 * MONTH, [SCHOLARSHIP]: -3 * MONTH });
  });

  it("the bank wants the payer: paid on the page, the coming ones still by the card", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    fake.bankSays({ says: "wants the payer" });
    await dayOfInstalment(reference, 2);
    await hourPasses();
    expect((await planCard(stage.sponsor, reference)).declined).toMatchObject({ reason: "authentication_required", nextOn: null });
    const [mail] = await db.outboxMail.findMany({ where: { template: "card-declined" }, select: { props: true } });
    expect(mail!.props).toMatchObject({ what: "confirm", position: 2 });
    for (const days of [3, 7]) {
      await dayOfInstalment(reference, 2, days);
      expect(await hourPasses()).toBe(0);
    }
    await paysByCard(fake, stage.sponsor, reference, { position: 2 });
    await dayOfInstalment(reference, 3);
    expect(await hourPasses()).toBe(1);
    expect((await states()).slice(0, 4)).toEqual(["settled", "settled", "settled", "open"]);
    expect(await cards()).toMatchObject([{ state: "active" }]);
  });

  it("the bank says never again: blocked, replaced by another card, and the old one forgotten", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const first = fake.cards.last();
    fake.bankSays({ says: "declines", decline_code: "insufficient_funds", advice_code: "do_not_try_again" });
    await dayOfInstalment(reference, 2);
    await hourPasses();
    await dayOfInstalment(reference, 2, 3);
    expect(await hourPasses()).toBe(0);
    expect((await planCard(stage.sponsor, reference)).card).toMatchObject({ state: "blocked", next: null });
    expect((await db.outboxMail.findMany({ where: { template: "card-declined" }, select: { props: true } }))[0]!.props).toMatchObject({ what: "blocked" });
    await savesCard(fake, stage.sponsor, reference, { brand: "mastercard", last4: "4444" });
    expect(await cards()).toMatchObject([{ state: "removed", removedWhy: "replaced", detachedAt: expect.any(Date) }, { state: "active", last4: "4444" }]);
    expect(first.customer).toBeNull();
    // The new card takes what the old one could not, at once.
    expect(await hourPasses()).toBe(1);
    expect((await states()).slice(0, 3)).toEqual(["settled", "settled", "open"]);
    expect(await letters("card-saved")).toHaveLength(2);
  });

  it("paused, moved to another day, shortened and ended: only what is promised is taken, and the card is forgotten at the end", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    granted(await pausePlan({ reference, viewer: stage.sponsor, months: 1 }));
    await dayOfInstalment(reference, 2, 1);
    expect(await hourPasses()).toBe(0);
    granted(await changePayDay({ reference, viewer: stage.sponsor, payDay: 20 }));
    await dayOfInstalment(reference, 3);
    expect(await hourPasses()).toBe(1);
    granted(await shortenPlan({ reference, viewer: stage.sponsor, count: 4 }));
    await workerCatchesUp();
    expect(await cards()).toMatchObject([{ state: "active" }]);
    await dayOfInstalment(reference, 4);
    expect(await hourPasses()).toBe(1);
    granted(await endPlan({ reference, viewer: stage.sponsor }));
    await workerCatchesUp();
    expect(await cards()).toMatchObject([{ state: "removed", removedWhy: "plan_over", detachedAt: expect.any(Date) }]);
    await dayOfInstalment(reference, 5);
    expect(await hourPasses()).toBe(0);
    expect(fake.posts("/v1/payment_intents")).toHaveLength(2);
    expect(await balances()).toEqual({ "processor:stripe": 3 * MONTH, [SCHOLARSHIP]: -3 * MONTH });
  });

  it("declined until the days of grace are over: a bridge carries it on, and it is not taken any more", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const refusal = { says: "declines" } as const;
    fake.bankSays(refusal, refusal, refusal);
    for (const days of [0, 3, 7]) {
      await dayOfInstalment(reference, 2, days);
      await hourPasses();
    }
    await dayOfInstalment(reference, 2, 22);
    expect(await missUnpaidInstalments()).toBe(1);
    expect(await hourPasses()).toBe(0);
    expect((await states()).slice(0, 3)).toEqual(["settled", "missed", "open"]);
  });
});
