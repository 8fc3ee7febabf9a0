import { beforeEach, describe, expect, it } from "vitest";
import { chargeDueInstalments } from "~/domain/cards/charge-due-instalments.server";
import { removeSavedCard } from "~/domain/cards/remove-saved-card.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutSession, stripeSays, timePasses, withFakeStripe } from "../support/cards";
import { balances, granted, moneyArrives, type Stage } from "../support/factories";
import { dayOfInstalment, eachWithNineMonths, hourPasses, paysByCard, planCard, savedCards } from "../support/saved-cards";
import { instalmentsOf, MONTH } from "../support/scholarship";
import { workerCatchesUp } from "../support/story";

const MINUTE = 60_000;
const fake = withFakeStripe();
let stage: Stage;
let reference: string;
eachWithNineMonths((promise) => ({ stage, reference } = promise));

const plan = () => instalmentsOf(stage.sponsor, reference);
const states = async (upTo: number) => (await plan()).slice(0, upTo).map(({ state }) => state);
/** What was taken from the saved card of this promise, in đồng. */
const taken = async () => {
  const references = (await plan()).map((one) => one.reference);
  return fake.charges().filter((charge) => references.includes(charge.reference!)).map(({ amount }) => amount);
};
const keysOfCharges = () => fake.posts("/v1/payment_intents").map(({ key }) => key);

describe("an instalment that is due", () => {
  beforeEach(async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    await dayOfInstalment(reference, 2);
  });

  it("is taken once by five workers at once", async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => chargeDueInstalments()));
    await workerCatchesUp();
    expect(await taken()).toEqual([MONTH]);
    expect(await states(3)).toEqual(["settled", "settled", "open"]);
  });

  it("is asked for under a key of its own and of its attempt", async () => {
    fake.bankSays({ says: "declines" });
    await hourPasses();
    await dayOfInstalment(reference, 2, 3);
    await hourPasses();
    await dayOfInstalment(reference, 3);
    await hourPasses();
    const [, two, three] = await plan();
    expect(keysOfCharges()).toEqual([`instalment-${two!.id}-2`, `instalment-${two!.id}-3`, `instalment-${three!.id}-4`]);
  });

  it("is not taken twice when the worker died after asking, even when Stripe has forgotten the key", async () => {
    fake.mood = "forgetful";
    await chargeDueInstalments();
    fake.mood = "well";
    expect(await taken()).toEqual([MONTH]);
    expect(await states(2)).toEqual(["settled", "open"]);
    expect(await hourPasses()).toBe(0);
    fake.forgetKeys();
    timePasses(6 * MINUTE);
    expect(await hourPasses()).toBe(1);
    expect(await taken()).toEqual([MONTH]);
    expect(await states(2)).toEqual(["settled", "settled"]);
  });

  it("is asked for again, once, when the worker died before asking", async () => {
    fake.mood = "silent";
    await chargeDueInstalments();
    fake.mood = "well";
    expect(await taken()).toEqual([]);
    timePasses(6 * MINUTE);
    await hourPasses();
    expect(await taken()).toEqual([MONTH]);
    expect(await states(2)).toEqual(["settled", "settled"]);
  });

  it("is not taken when it was paid by bank while its attempt was left over", async () => {
    fake.mood = "silent";
    await chargeDueInstalments();
    fake.mood = "well";
    await moneyArrives(MONTH, (await plan())[1]!.reference);
    timePasses(6 * MINUTE);
    await hourPasses();
    expect(await taken()).toEqual([]);
    expect(await balances()).toEqual({ "bank:main": MONTH, "processor:stripe": MONTH, "need:HP-SCHOL-0001": -2 * MONTH });
    expect(await db.cardCheckout.findMany({ where: { kind: "saved_card" }, select: { state: true, declined: true } })).toEqual([{ state: "failed", declined: null }]);
  });

  it("is not taken when it is paid by bank before, and only for what it lacks when a part is", async () => {
    await moneyArrives(MONTH, (await plan())[1]!.reference);
    expect(await hourPasses()).toBe(0);
    await dayOfInstalment(reference, 3);
    await moneyArrives(200_000, (await plan())[2]!.reference);
    expect(await hourPasses()).toBe(1);
    expect(await taken()).toEqual([300_000]);
  });

  it("waits while its sponsor is at a payment page, and is not taken from the card once that is paid", async () => {
    const { toPay } = await planCard(stage.sponsor, reference, 2);
    granted(await startCheckout({ reference, viewer: stage.sponsor, currency: "VND", ifLate: "refund", locale: "vi", instalmentId: toPay!.id }));
    expect(await hourPasses()).toBe(0);
    const session = fake.lastSession();
    const intent = fake.pay(session);
    await stripeSays("checkout.session.completed", aboutSession(session, intent));
    await workerCatchesUp();
    expect(await hourPasses()).toBe(0);
    expect(await states(3)).toEqual(["settled", "settled", "open"]);
  });

  it("that the bank thinks about is booked when it has made up its mind, and nobody can pay it meanwhile", async () => {
    fake.bankSays({ says: "still thinks" });
    await hourPasses();
    const { toPay, underWay } = await planCard(stage.sponsor, reference, 2);
    expect(underWay).toBe(true);
    expect(await startCheckout({ reference, viewer: stage.sponsor, currency: "VND", ifLate: "refund", locale: "vi", instalmentId: toPay!.id })).toEqual({ ok: false, reason: "charge-under-way" });
    const { paymentIntent } = await db.cardCheckout.findFirstOrThrow({ where: { kind: "saved_card" } });
    fake.makesUpItsMind(paymentIntent!, "succeeded");
    await stripeSays("payment_intent.succeeded", { id: paymentIntent, object: "payment_intent" });
    await workerCatchesUp();
    expect(await states(2)).toEqual(["settled", "settled"]);
  });

  it("that the bank refuses after thinking is a refusal like any other", async () => {
    fake.bankSays({ says: "still thinks" });
    await hourPasses();
    const { paymentIntent } = await db.cardCheckout.findFirstOrThrow({ where: { kind: "saved_card" } });
    fake.makesUpItsMind(paymentIntent!, "requires_payment_method");
    timePasses(6 * MINUTE);
    await hourPasses();
    expect((await planCard(stage.sponsor, reference)).declined).toMatchObject({ position: 2, reason: "declined", nextOn: expect.any(String) });
  });

  it("blocks a card that was taken away at Stripe itself", async () => {
    fake.cards.detach(fake.cards.last().id);
    await hourPasses();
    expect(await savedCards()).toMatchObject([{ state: "blocked" }]);
    expect(await taken()).toEqual([]);
  });

  it("is no fault of the card when Stripe refuses our key: tried again once the key is right", async () => {
    env.STRIPE_SECRET_KEY = "sk_live_revoked";
    await hourPasses();
    env.STRIPE_SECRET_KEY = "sk_test_of_our_own";
    expect(await savedCards()).toMatchObject([{ state: "active" }]);
    expect((await planCard(stage.sponsor, reference)).declined).toBeNull();
    expect(await hourPasses()).toBe(1);
    expect(await taken()).toEqual([MONTH]);
  });

  it("is taken from no card that its sponsor removed; Stripe is told again when it could not be reached", async () => {
    fake.mood = "down";
    granted(await removeSavedCard({ reference, viewer: stage.sponsor }));
    await expect(workerCatchesUp()).rejects.toThrow("could not be asked to forget");
    fake.mood = "well";
    expect(await hourPasses()).toBe(0);
    expect(await removeSavedCard({ reference, viewer: stage.sponsor })).toEqual({ ok: false, reason: "no-card" });
    timePasses(31 * MINUTE);
    await chargeDueInstalments();
    expect(fake.cards.last().customer).toBeNull();
    expect(await taken()).toEqual([]);
  });

  it("is taken by nobody without a key", async () => {
    env.STRIPE_SECRET_KEY = undefined;
    expect(await chargeDueInstalments()).toBe(0);
    env.STRIPE_SECRET_KEY = "sk_test_of_our_own";
    expect(await taken()).toEqual([]);
  });
});
