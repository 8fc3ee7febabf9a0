import { beforeEach, describe, expect, it } from "vitest";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { payByBankInstead } from "~/domain/cards/pay-by-bank-instead.server";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { db } from "~/platform/database.server";
import { expectStates, promisesBasket, setBasketStage, type BasketStage } from "../support/baskets";
import { cardStories } from "../support/card-stories";
import { opensPage, timePasses, withFakeStripe } from "../support/cards";
import { balances, DAY, granted, makeNeed, makeViewer, moneyArrives, pledge } from "../support/factories";
import { lettersTo, workerCatchesUp } from "../support/story";
import { does } from "../support/treasury";

const MINUTE = 60_000;
const PAID = { "need:HP-MEAL-0001": -60_000, "need:HP-WARM-0001": -400_000, "need:HP-BOOK-0001": -15_000 };
const fake = withFakeStripe();
let stage: BasketStage;
const { noticesArrive, paid } = cardStories(fake, () => stage);

beforeEach(async () => {
  stage = await setBasketStage();
});

describe("Stories of baskets paid by card:", () => {
  it("one page for the whole sum, also when it is asked for twice, and one letter", async () => {
    const { reference, pledges } = await promisesBasket(stage, [4, 2, 2], { channel: "card" });
    const wish = { reference, viewer: stage.sponsor, currency: "VND", ifLate: "refund", locale: "vi" } as const;
    const [one, other] = [granted(await startCheckout(wish)), granted(await startCheckout(wish))];
    expect(other.url).toBe(one.url);
    expect(await db.cardCheckout.count()).toBe(1);
    expect(await startCheckout({ ...wish, reference: pledges[0]! }), "none of its pledges is paid alone").toEqual({ ok: false, reason: "not-payable" });
    const session = fake.lastSession();
    await noticesArrive(session, fake.pay(session, { fee: 10_000 }));
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual({ "fees:stripe": 10_000, "processor:stripe": 465_000, ...PAID });
    expect(await lettersTo(stage.sponsor)).toEqual(["basket-made", "basket-received"]);
    expect((await readCardView(stage.sponsor, reference))?.payments).toMatchObject([{ dong: 475_000 }]);
    expect(await db.receipt.findMany({ distinct: ["paidBy"], select: { paidBy: true } })).toEqual([{ paidBy: "card" }]);
  });

  it("the whole basket waits for the outcome of its page, and lengthens its hold together", async () => {
    const { reference } = await promisesBasket(stage, [4, 2, 2], { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference);
    fake.pay(session);
    timePasses(32 * MINUTE);
    expect([await lapseHolds(), await lapseBaskets()]).toEqual([0, 0]);
    await reconcileOpenCards();
    await expectStates(reference, "confirmed", "confirmed");
  });

  it("late, every unit still free: held again as a whole and paid", async () => {
    const { reference } = await promisesBasket(stage, [4, 2, 2], { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference);
    timePasses(60 * MINUTE);
    expect(await lapseBaskets()).toBe(1);
    await noticesArrive(session, fake.pay(session));
    await expectStates(reference, "confirmed", "confirmed");
  });

  it("late, and a unit of one need is gone: all of it goes back to the card", async () => {
    const { reference } = await promisesBasket(stage, [4, 2, 2], { channel: "card" });
    const session = await opensPage(fake, stage.sponsor, reference);
    timePasses(60 * MINUTE);
    expect(await lapseBaskets()).toBe(1);
    await pledge(await makeViewer({ role: "sponsor" }), stage.needCodes[2], 7);
    await noticesArrive(session, fake.pay(session));
    await expectStates(reference, "lapsed", "lapsed");
    expect(await db.cardRefund.findMany({ select: { dong: true } })).toEqual([{ dong: 475_000n }]);
    expect(await balances()).toEqual({});
  });

  it("by bank after all: the page is closed and everything is held longer, until one moment", async () => {
    const { reference } = await promisesBasket(stage, [4, 2, 2], { channel: "card" });
    await opensPage(fake, stage.sponsor, reference);
    const { until } = granted(await payByBankInstead({ reference, viewer: stage.sponsor }));
    const basket = await db.basket.findUniqueOrThrow({ where: { reference }, include: { pledges: true } });
    expect([basket, ...basket.pledges].map(({ holdExpiresAt, channel }) => `${channel} ${holdExpiresAt!.toISOString()}`)).toEqual(Array.from({ length: 4 }, () => `bank_transfer ${until.toISOString()}`));
    timePasses(2 * DAY);
    await moneyArrives(475_000, reference);
    await expectStates(reference, "confirmed", "confirmed");
  });

  it("a part came by bank, the card pays the rest", async () => {
    const { reference } = await promisesBasket(stage);
    await moneyArrives(175_000, reference);
    await paid(reference);
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual({ "bank:main": 175_000, "processor:stripe": 300_000, ...PAID });
  });

  it("paid by bank and card at once: the second goes back", async () => {
    const { reference } = await promisesBasket(stage);
    const session = await opensPage(fake, stage.sponsor, reference);
    await moneyArrives(475_000, reference);
    await noticesArrive(session, fake.pay(session));
    await expectStates(reference, "confirmed", "confirmed");
    expect(await balances()).toEqual({ "bank:main": 475_000, ...PAID });
  });

  it("one of its pledges goes back to the card; the others stay", async () => {
    const { reference, pledges } = await promisesBasket(stage);
    await paid(reference);
    const { refundId } = granted(await askRefund({ reference: pledges[1]!, viewer: stage.sponsor, reason: "Đổi kế hoạch" }));
    await does({ kind: "refund", refundId, note: "" }, stage.fund);
    await workerCatchesUp();
    await expectStates(reference, "confirmed", ["confirmed", "refunded", "confirmed"]);
    expect(await balances()).toEqual({ "processor:stripe": 75_000, "need:HP-MEAL-0001": -60_000, "need:HP-BOOK-0001": -15_000 });
  });

  it("above what a card carries it is said before, and at the page", async () => {
    const dear = await makeNeed({ receiverId: stage.receiverId, unitPrice: 60_000_000n, quantity: 3, code: "HP-MEAL-0077" });
    const { reference } = await promisesBasket({ ...stage, needCodes: [dear, stage.needCodes[1], stage.needCodes[2]] }, [2, 1, 1]);
    expect(await readCardView(stage.sponsor, reference)).toMatchObject({ offer: null, whyNot: "too-large" });
    expect(await startCheckout({ reference, viewer: stage.sponsor, currency: "VND", ifLate: "refund", locale: "vi" })).toEqual({ ok: false, reason: "amount-out-of-range" });
  });
});
