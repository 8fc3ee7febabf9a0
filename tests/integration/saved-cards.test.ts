import { describe, expect, it } from "vitest";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { removeSavedCard } from "~/domain/cards/remove-saved-card.server";
import { saveCard } from "~/domain/cards/save-card.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { shortenPlan } from "~/domain/instalments/shorten-plan.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { aboutSession, stripeSays, timePasses, withFakeStripe } from "../support/cards";
import { balances, granted, makeViewer, type Stage } from "../support/factories";
import { dayOfInstalment, eachWithNineMonths, hourPasses, paysByCard, planCard, savedCards, savesCard } from "../support/saved-cards";
import { instalmentsOf, MONTH } from "../support/scholarship";
import { workerCatchesUp } from "../support/story";

const MINUTE = 60_000;
const fake = withFakeStripe();
let stage: Stage;
let reference: string;
eachWithNineMonths((promise) => ({ stage, reference } = promise));

const plan = () => instalmentsOf(stage.sponsor, reference);
const saving = async (agreed?: string) => saveCard({ reference, viewer: stage.sponsor, locale: "vi", agreed: agreed ?? (await planCard(stage.sponsor, reference)).saving!.mark });

describe("consent to a saved card", () => {
  it("is kept word for word, with the instalments, before any page is opened, and in the chain of events", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const [card] = await savedCards();
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
    expect(await savedCards()).toEqual([]);
  });

  it("that was not given saves nothing: the card pays one instalment", async () => {
    await paysByCard(fake, stage.sponsor, reference);
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(0);
    expect(await savedCards()).toEqual([]);
    expect(Object.keys(fake.posts("/v1/checkout/sessions")[0]!.fields)).not.toContain("customer_creation");
  });

  it("is nobody else's to give or to take back", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    const other = await makeViewer({ role: "sponsor" });
    expect(await saveCard({ reference, viewer: other, locale: "vi", agreed: "x" })).toEqual({ ok: false, reason: "not-found" });
    expect(await removeSavedCard({ reference, viewer: other })).toEqual({ ok: false, reason: "not-found" });
    expect(await removeSavedCard({ reference, viewer: stage.fund })).toEqual({ ok: false, reason: "not-found" });
    expect(await savedCards()).toMatchObject([{ state: "active" }]);
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
    expect(await savedCards()).toMatchObject([{ state: "given_up" }]);
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
    expect((await savedCards()).map(({ state }) => state)).toEqual(["given_up", "active"]);
  });

  it("and is filled in after its sponsor took the card away saves nothing: Stripe forgets that card as well", async () => {
    await paysByCard(fake, stage.sponsor, reference, { keep: true });
    granted(await saving());
    const session = fake.lastSession();
    granted(await removeSavedCard({ reference, viewer: stage.sponsor }));
    fake.fillIn(session);
    await stripeSays("checkout.session.completed", aboutSession(session));
    await workerCatchesUp();
    expect(await savedCards()).toMatchObject([{ state: "removed", removedWhy: "sponsor", detachedAt: expect.any(Date) }, { state: "removed", removedWhy: "sponsor", detachedAt: expect.any(Date) }]);
    await dayOfInstalment(reference, 2);
    expect(await hourPasses()).toBe(0);
  });
});

it("a replaced card keeps the consent of each", async () => {
  await paysByCard(fake, stage.sponsor, reference, { keep: true });
  await savesCard(fake, stage.sponsor, reference, { last4: "4444" });
  expect(await savedCards()).toMatchObject([{ state: "removed", removedWhy: "replaced" }, { state: "active", last4: "4444" }]);
  expect((await planCard(stage.sponsor, reference)).card).toMatchObject({ last4: "4444", next: { position: 2, amount: MONTH }, expiresBefore: null });
});
