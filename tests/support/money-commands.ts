import fc from "fast-check";
import { expect } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { markRefundReturned, matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { basketLapses, makesBasket, paysBasket, placesOnBasket } from "./basket-model";
import { DAY, granted, pledgeRequest, type Stage } from "./factories";
import { bankId, checkStep, due, inBasket, PRICE, type MoneyModel, received, type Checked, type ModelPledge } from "./money-model";
import { travelsAndIsCounted } from "./story";
import { bankPaysRefund, payOut, placementOf, refundPaid } from "./treasury";

/** The product at work: everybody of the stage, several sponsors and fund managers, and what of the ledger was checked. */
export type Real = { stage: Stage; sponsors: Viewer[]; funds: Viewer[]; checked: Checked };
type Deed = (model: MoneyModel, real: Real) => Promise<void>;
type MoneyCommand = fc.AsyncCommand<MoneyModel, Real, true>;

/** A deed that is possible whenever `possible` says so, followed by every invariant. */
function command(words: string, possible: (model: MoneyModel) => boolean, deed: Deed): MoneyCommand {
  return {
    check: async (model) => possible(model),
    run: async (model, real) => {
      const before = model.bank;
      await deed(model, real);
      await checkStep(model, real.checked, before);
    },
    toString: () => words,
  };
}

const some = (model: MoneyModel) => model.pledges.length > 0;
const waits = (model: MoneyModel) => [...model.waiting].filter(([, amount]) => amount > 0);
const takesBack = (model: MoneyModel, pledge: ModelPledge, amount: number) => ["held", "confirmed", "in_delivery"].includes(pledge.state) && pledge.delivered === 0 && (pledge.state === "held" || model.payable >= amount);

const pledges = (units: number, who: number) =>
  command(`pledge(${units})`, () => true, async (model, { sponsors }) => {
    const made = await makePledge(pledgeRequest(model.pick(sponsors, who), model.needCode, { units }));
    expect(made.ok).toBe(units <= model.free);
    if (made.ok) model.pledges.push({ reference: made.reference, units, state: "held", delivered: 0, placed: [] });
  });

const fills = (units: number, who: number) => command(`basket(${units})`, () => true, (model, { sponsors }) => makesBasket(model, model.pick(sponsors, who), units));

const pays = (which: number, share: "exact" | "half" | "over" | "unnamed") =>
  command(`pay(${which}, ${share})`, some, async (model) => {
    const pledge = model.pick(model.pledges, which);
    if (inBasket(pledge)) return paysBasket(model, pledge, share);
    const lacking = Math.max(due(pledge) - received(pledge), 1_000);
    const amount = share === "half" ? Math.ceil(lacking / 2) : share === "over" ? lacking + 5_000 : lacking;
    const memo = share === "unnamed" ? "ung ho" : `ck ${pledge.reference}`;
    const { transferId } = granted(await receiveTransfer({ provider: "statement", providerId: bankId(), amount: BigInt(amount), memo, payerName: "NGUOI DEMO", receivedAt: clock.now() }));
    model.bank += amount;
    const placed = pledge.state === "held" && share !== "unnamed" ? Math.min(amount, due(pledge) - received(pledge)) : 0;
    model.wait(transferId, amount - placed);
    if (placed > 0) model.place(pledge, transferId, placed);
  });

const lapses = (which: number) =>
  command(`lapse(${which})`, (model) => model.pledges.some(({ state }) => state === "held"), async (model) => {
    const pledge = model.pick(model.pledges.filter(({ state }) => state === "held"), which);
    if (inBasket(pledge)) return basketLapses(model, pledge);
    await db.pledge.update({ where: { reference: pledge.reference }, data: { holdExpiresAt: new Date(clock.now().getTime() - DAY) } });
    await lapseHolds();
    pledge.state = "lapsed";
    model.release(pledge);
  });

const places = (transfer: number, which: number, who: number) =>
  command(`place(${transfer}, ${which})`, (model) => some(model) && waits(model).length > 0, async (model, { funds }) => {
    const [transferId, unplaced] = model.pick(waits(model), transfer);
    const pledge = model.pick(model.pledges, which);
    if (inBasket(pledge)) return placesOnBasket(model, { transferId, unplaced, pledge, fund: model.pick(funds, who) });
    const amount = Math.min(unplaced, due(pledge) - received(pledge));
    const possible = amount > 0 && (pledge.state === "held" || (pledge.state === "lapsed" && pledge.units <= model.free));
    const answer = await doWithMoney({ kind: "place", transferId, parts: [{ reference: pledge.reference, amount }] }, model.pick(funds, who));
    expect(answer.ok).toBe(possible);
    if (!possible) return;
    model.endWait(transferId);
    model.wait(transferId, -amount);
    model.place(pledge, transferId, amount);
  });

const undoes = (which: number, keepUnits: boolean, who: number) =>
  command(`undo(${which}, ${keepUnits})`, (model) => model.pledges.some(({ placed }) => placed.length > 0), async (model, { funds }) => {
    const pledge = model.pick(model.pledges.filter(({ placed }) => placed.length > 0), which);
    const { transferId } = pledge.placed.at(-1)!;
    const placementId = await placementOf(transferId, pledge.reference);
    const { amount } = await db.transferPlacement.findUniqueOrThrow({ where: { id: placementId }, select: { amount: true } });
    const possible = takesBack(model, pledge, received(pledge));
    const answer = await doWithMoney({ kind: "undo", placementId, keepUnits, note: "Ghi nhầm" }, model.pick(funds, who));
    expect(answer.ok).toBe(possible);
    if (!possible) return;
    const taken = pledge.placed.find((part) => part.transferId === transferId && part.amount === Number(amount))!;
    pledge.placed.splice(pledge.placed.indexOf(taken), 1);
    model.wait(transferId, Number(amount));
    pledge.state = keepUnits ? "held" : "lapsed";
    if (!keepUnits) model.release(pledge);
  });

const refunds = (which: number, who: number) =>
  command(`refund(${which})`, some, async (model, { stage, funds }) => {
    const pledge = model.pick(model.pledges, which);
    const amount = received(pledge);
    const { person } = await db.pledge.findUniqueOrThrow({ where: { reference: pledge.reference }, select: { person: { select: { id: true } } } });
    const sponsor = { ...stage.sponsor, personId: person.id };
    if (amount > 0 && takesBack(model, pledge, amount)) {
      model.refunded.push({ id: await refundPaid({ sponsor, fund: model.pick(funds, who) }, pledge.reference), amount, marked: 0 });
      model.bank -= amount;
      Object.assign(pledge, { state: "refunded", placed: [] });
    } else expect((await askRefund({ reference: pledge.reference, viewer: sponsor, reason: "Đổi ý" })).ok).toBe(false);
  });

const refundsPart = (which: number, units: number, who: number) =>
  command(`refundPart(${which}, ${units})`, some, async (model, { stage, funds }) => {
    const pledge = model.pick(model.pledges, which);
    const amount = units * PRICE;
    const { person } = await db.pledge.findUniqueOrThrow({ where: { reference: pledge.reference }, select: { person: { select: { id: true } } } });
    const sponsor = { ...stage.sponsor, personId: person.id };
    const wish = { scope: "units" as const, parts: units };
    const possible = ["confirmed", "in_delivery"].includes(pledge.state) && units <= pledge.units - pledge.delivered && amount <= model.payable;
    if (!possible) {
      expect((await askRefund({ reference: pledge.reference, viewer: sponsor, reason: "Đổi ý", wish })).ok).toBe(false);
      return;
    }
    model.refunded.push({ id: await refundPaid({ sponsor, fund: model.pick(funds, who) }, pledge.reference, wish), amount, marked: 0 });
    model.bank -= amount;
    if (units === pledge.units) {
      Object.assign(pledge, { state: "refunded", placed: [] });
      return;
    }
    model.takeBack(pledge, amount);
    pledge.units -= units;
    if (pledge.delivered === pledge.units) pledge.state = "delivered";
  });

/** The receiving bank sends a refund back, by hand or by a credit, and it is paid to another account. */
const comesBack = (which: number, byHand: boolean, who: number) =>
  command(`comeBack(${which}, ${byHand})`, (model) => model.refunded.length > 0, async (model, { funds }) => {
    const refund = model.pick(model.refunded, which);
    const { id: refundId, amount } = refund;
    const viewer = model.pick(funds, who);
    if (byHand) {
      granted(await markRefundReturned({ refundId, viewer, returnedOn: vietnamDay(clock.now()), bankReference: bankId(), note: "" }));
      refund.marked += 1;
    } else {
      const { transferId } = granted(await receiveTransfer({ provider: "statement", providerId: bankId(), amount: BigInt(amount), memo: "tra lai", payerName: "NGAN HANG DEMO", receivedAt: clock.now() }));
      granted(await matchRefundReturn({ refundId, transferId, viewer }));
      // The credit of a return that was marked before: it has been paid to another account already.
      if (refund.marked > 0) {
        refund.marked -= 1;
        return;
      }
    }
    await bankPaysRefund(viewer, refundId, bankId());
  });

const delivers = (which: number, accepted: number) =>
  command(`deliver(${which}, ${accepted})`, (model) => model.pledges.some(({ state }) => state === "confirmed" || state === "in_delivery"), async (model, { stage }) => {
    const pledge = model.pick(model.pledges.filter(({ state }) => state === "confirmed" || state === "in_delivery"), which);
    const counted = Math.min(accepted, pledge.units - pledge.delivered);
    const deliveryId = await travelsAndIsCounted(stage, pledge.reference, counted);
    granted(await confirmDelivery({ deliveryId, viewer: stage.coordinator, photos: [] }));
    pledge.delivered += counted;
    pledge.state = pledge.delivered === pledge.units ? "delivered" : "in_delivery";
  });

const paysOut = (amount: number, who: number) =>
  command(`payOut(${amount})`, () => true, async (model, { stage, funds }) => {
    const possible = amount <= model.payable;
    const answer = await doWithMoney(payOut({ ...stage, needCode: model.needCode }, amount, { bankReference: bankId() }), model.pick(funds, who));
    expect(answer.ok).toBe(possible);
    if (!possible || !answer.ok) return;
    const { id } = await db.disbursement.findUniqueOrThrow({ where: { code: answer.done.code! }, select: { id: true } });
    model.disbursements.push({ id, amount });
    model.bank -= amount;
  });

const corrects = (which: number, who: number) =>
  command(`reverse(${which})`, (model) => model.disbursements.length > 0, async (model, { funds }) => {
    const paid = model.pick(model.disbursements, which);
    granted(await doWithMoney({ kind: "reverse", disbursementId: paid.id, note: "Ngân hàng trả lại" }, model.pick(funds, who)));
    model.disbursements.splice(model.disbursements.indexOf(paid), 1);
    model.bank += paid.amount;
  });

const returns = (transfer: number, who: number) =>
  command(`return(${transfer})`, (model) => waits(model).length > 0, async (model, { funds }) => {
    const [transferId, amount] = model.pick(waits(model), transfer);
    granted(await doWithMoney({ kind: "return", transferId, note: "Chuyển nhầm" }, model.pick(funds, who)));
    model.endWait(transferId);
    model.waiting.set(transferId, 0);
    model.bank -= amount;
  });

const choice = fc.nat({ max: 9 });
const units = fc.integer({ min: 1, max: 6 });

const pledging = fc.tuple(units, choice).map((args) => pledges(...args));
const paying = fc.tuple(choice, fc.constantFrom("exact" as const, "exact" as const, "half" as const, "over" as const, "unnamed" as const)).map((args) => pays(...args));

/** What every run begins with, so that no run is empty. */
export const opening: Deed = async (model, real) => {
  await pledges(4, 0).run(model, real);
  await pays(0, "exact").run(model, real);
};

/** Every deed, those that bring money more often than those that take it away. */
export const moneyCommands = fc.commands<MoneyModel, Real, true>(
  [
    pledging,
    fc.tuple(units, choice).map((args) => fills(...args)),
    paying,
    paying,
    choice.map(lapses),
    fc.tuple(choice, choice, choice).map((args) => places(...args)),
    fc.tuple(choice, fc.boolean(), choice).map((args) => undoes(...args)),
    fc.tuple(choice, choice).map((args) => refunds(...args)),
    fc.tuple(choice, fc.integer({ min: 1, max: 4 }), choice).map((args) => refundsPart(...args)),
    fc.tuple(choice, fc.boolean(), choice).map((args) => comesBack(...args)),
    fc.tuple(choice, fc.integer({ min: 0, max: 6 })).map((args) => delivers(...args)),
    fc.tuple(fc.integer({ min: 1, max: 60_000 }), choice).map((args) => paysOut(...args)),
    fc.tuple(choice, choice).map((args) => corrects(...args)),
    fc.tuple(choice, choice).map((args) => returns(...args)),
  ],
  { maxCommands: 14, size: "max" },
);
