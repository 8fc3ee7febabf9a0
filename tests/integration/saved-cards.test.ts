import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chargeDueInstalments } from "~/domain/cards/charge-due-instalments.server";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { removeSavedCard } from "~/domain/cards/remove-saved-card.server";
import { saveCard } from "~/domain/cards/save-card.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { shortenPlan } from "~/domain/instalments/shorten-plan.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutSession, stripeSays, timeIsNow, timePasses, withFakeStripe } from "../support/cards";
import { checkInvariants } from "../support/check-invariants";
import { balances, granted, makeViewer, moneyArrives, setStage, type Stage } from "../support/factories";
import { dayOfInstalment, hourPasses, paysByCard, planCard, savesCard } from "../support/saved-cards";
import { promises, workerCatchesUp } from "../support/story";

const MONTH = 500_000;
const MINUTE = 60_000;
const fake = withFakeStripe();
let stage: Stage;
let reference: string;

beforeEach(async () => {
  stage = await setStage({ code: "HP-SCHOL-0001", category: "scholarships", titleVi: "Học bổng Demo", unitVi: "tháng", unitEn: "month", unitPrice: BigInt(MONTH), quantity: 9 });
  reference = await promises(stage.sponsor, stage.needCode, 9, { instalments: { count: 9, payDay: 5, excessToNext: false } });
});

afterEach(async () => {
  timeIsNow();
  await checkInvariants();
});

const plan = async () => (await findPledgeFor(stage.sponsor, reference))!.plan!.instalments;
const states = async (upTo: number) => (await plan()).slice(0, upTo).map(({ state }) => state);
const saved = () => db.savedCard.findMany({ orderBy: { consentedAt: "asc" } });
/** What was taken from the saved card of this promise, in đồng. */
const taken = async () => {
  const references = (await plan()).map((one) => one.reference);
  return fake.charges().filter((charge) => references.includes(charge.reference!)).map(({ amount }) => amount);
};
const keysOfCharges = () => fake.posts("/v1/payment_intents").map(({ key }) => key);
const saving = async (agreed?: string) => saveCard({ reference, viewer: stage.sponsor, locale: "vi", agreed: agreed ?? (await planCard(stage.sponsor, reference)).saving!.mark });

describe("consent to a saved card", () => {
  it("is kept word for word, with the instalments, before any page is opened, and in the chain of events", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const [card] = await saved();
    expect(card).toMatchObject({ state: "active", locale: "vi", payDay: 5, highest: BigInt(MONTH), consentedBy: stage.sponsor.personId, last4: "4242", brand: "visa" });
    expect(card!.instalments).toEqual((await plan()).slice(1).map(({ id }) => id));
    for (const words of ["8 kỳ sau", reference, "500.000", "4.000.000", "ngày 5 hằng tháng", "sau 3 ngày và sau 7 ngày", "gỡ thẻ"]) expect(card!.wording).toContain(words);
    const event = await db.event.findFirstOrThrow({ where: { kind: "card.consented" } });
    expect(event.payload).toMatchObject({ wording: card!.wording, instalments: 8, total: 8 * MONTH, highest: MONTH });
    const consented = await db.event.findFirstOrThrow({ where: { kind: "card.checkout_opened" } });
    expect(event.seq < consented.seq).toBe(true);
    expect(fake.posts("/v1/checkout/sessions")[0]!.fields).toMatchObject({ customer_creation: "always", "payment_intent_data[setup_future_usage]": "off_session" });
  });

  it("holds for the words that were read alone", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    const read = (await planCard(stage.sponsor, reference)).saving!.mark;
    granted(await shortenPlan({ reference, viewer: stage.sponsor, count: 1 }));
    expect(await saving(read)).toEqual({ ok: false, reason: "consent-changed" });
    const { toPay } = await planCard(stage.sponsor, reference, 2);
    expect(await startCheckout({ reference, viewer: stage.sponsor, currency: "VND", ifLate: "refund", locale: "vi", instalmentId: toPay!.id, agreed: read })).toEqual({ ok: false, reason: "consent-changed" });
    expect(await saved()).toEqual([]);
  });

  it("that was not given saves nothing: the card pays one instalment", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(0);
    expect(await saved()).toEqual([]);
    expect(Object.keys(fake.posts("/v1/checkout/sessions")[0]!.fields)).not.toContain("customer_creation");
  });

  it("is nobody else's to give or to take back", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const other = await makeViewer({ role: "sponsor" });
    expect(await saveCard({ reference, viewer: other, locale: "vi", agreed: "x" })).toEqual({ ok: false, reason: "not-found" });
    expect(await removeSavedCard({ reference, viewer: other })).toEqual({ ok: false, reason: "not-found" });
    expect(await removeSavedCard({ reference, viewer: stage.fund })).toEqual({ ok: false, reason: "not-found" });
    expect(await saved()).toMatchObject([{ state: "active" }]);
  });
});

describe("a page that saves a card", () => {
  it("takes nothing, and the return page tells the truth before any notice", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    granted(await saving());
    const session = fake.lastSession();
    expect(await settleReturn({ viewer: stage.sponsor, reference, sessionId: session })).toBe("open");
    fake.fillIn(session);
    expect(await settleReturn({ viewer: stage.sponsor, reference, sessionId: session })).toBe("saved");
    fake.mood = "down";
    expect(await settleReturn({ viewer: stage.sponsor, reference, sessionId: session })).toBe("saved");
    expect(await settleReturn({ viewer: await makeViewer({ role: "sponsor" }), reference, sessionId: session })).toBeNull();
    expect(await balances()).toEqual({ "processor:stripe": MONTH, "need:HP-SCHOL-0001": -MONTH });
  });

  it("is not offered before the first money, nor when Stripe cannot be reached, and then saves nothing", async () => {
    expect(await saveCard({ reference, viewer: stage.sponsor, locale: "vi", agreed: "x" })).toEqual({ ok: false, reason: "not-payable" });
    await paysByCard(fake, stage.sponsor, reference);
    const { saving: words } = await planCard(stage.sponsor, reference);
    fake.mood = "down";
    expect(await saving(words!.mark)).toEqual({ ok: false, reason: "processor-unreachable" });
    env.STRIPE_SECRET_KEY = undefined;
    expect(await saving(words!.mark)).toEqual({ ok: false, reason: "cards-not-offered" });
    env.STRIPE_SECRET_KEY = "sk_test_of_our_own";
    expect(await saved()).toMatchObject([{ state: "given_up" }]);
  });

  it("that is left is given up; one that was filled in without any notice is found", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    granted(await saving());
    fake.expire(fake.lastSession());
    timePasses(MINUTE);
    granted(await saving());
    fake.fillIn(fake.lastSession());
    timePasses(40 * MINUTE);
    await reconcileOpenCards();
    expect((await saved()).map(({ state }) => state)).toEqual(["given_up", "active"]);
  });

  it("and is filled in after its sponsor took the card away saves nothing: Stripe forgets that card as well", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    granted(await saving());
    const session = fake.lastSession();
    granted(await removeSavedCard({ reference, viewer: stage.sponsor }));
    fake.fillIn(session);
    await stripeSays("checkout.session.completed", aboutSession(session));
    await workerCatchesUp();
    expect(await saved()).toMatchObject([{ state: "removed", removedWhy: "sponsor", detachedAt: expect.any(Date) }, { state: "removed", removedWhy: "sponsor", detachedAt: expect.any(Date) }]);
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(0);
  });
});

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
    expect(await saved()).toMatchObject([{ state: "blocked" }]);
    expect(await taken()).toEqual([]);
  });

  it("is no fault of the card when Stripe refuses our key: tried again once the key is right", async () => {
    env.STRIPE_SECRET_KEY = "sk_live_revoked";
    await hourPasses();
    env.STRIPE_SECRET_KEY = "sk_test_of_our_own";
    expect(await saved()).toMatchObject([{ state: "active" }]);
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

it("a replaced card keeps the consent of each", async () => {
  await paysByCard(fake, stage.sponsor, reference, { keep: true });
  await savesCard(fake, stage.sponsor, reference, { last4: "4444" });
  expect(await saved()).toMatchObject([{ state: "removed", removedWhy: "replaced" }, { state: "active", last4: "4444" }]);
  expect((await planCard(stage.sponsor, reference)).card).toMatchObject({ last4: "4444", next: { position: 2, amount: MONTH }, expiresBefore: null });
});
