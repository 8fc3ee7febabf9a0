import { afterEach, beforeEach } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { chargeDueInstalments } from "~/domain/cards/charge-due-instalments.server";
import { readPlanCard } from "~/domain/cards/read-plan-card.server";
import { saveCard } from "~/domain/cards/save-card.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import type { FakeStripe } from "../mocks/stripe";
import { aboutSession, stripeSays, timeIsNow, timePasses } from "./cards";
import { checkInvariants } from "./check-invariants";
import { DAY, granted, type Stage } from "./factories";
import { nineMonthsPromised } from "./scholarship";
import { workerCatchesUp } from "./story";

/** Before each test of a file nine months are promised, and told to it; after each both clocks are right again and every invariant is checked. */
export function eachWithNineMonths(told: (promise: { stage: Stage; reference: string }) => void): void {
  beforeEach(async () => {
    told(await nineMonthsPromised());
  });

  afterEach(async () => {
    timeIsNow();
    await checkInvariants();
  });
}

export async function planCard(viewer: Viewer, reference: string, asked: number | null = null) {
  return (await readPlanCard(viewer, reference, { asked, locale: "vi" }))!;
}

/** Every saved card and every attempt to save one, in the order in which it was agreed to. */
export const savedCards = () => db.savedCard.findMany({ orderBy: { consentedAt: "asc" } });

/** The sponsor pays one instalment on a page of Stripe, with or without agreeing that the card is kept; answers the payment's id. */
export async function paysByCard(fake: FakeStripe, viewer: Viewer, reference: string, { position = 1, keep = false, notice = true } = {}): Promise<string> {
  const { toPay } = await planCard(viewer, reference, position);
  granted(await startCheckout({ reference, viewer, currency: "VND", ifLate: "refund", locale: "vi", instalmentId: toPay!.id, agreed: keep ? toPay!.consent!.mark : null }));
  const session = fake.lastSession();
  const intent = fake.pay(session);
  if (notice) await stripeSays("checkout.session.completed", aboutSession(session, intent));
  await workerCatchesUp();
  return intent;
}

/** The sponsor saves a card on a page that takes nothing; answers the page's id, filled in. */
export async function savesCard(fake: FakeStripe, viewer: Viewer, reference: string, card: Parameters<FakeStripe["fillIn"]>[1] = {}): Promise<string> {
  granted(await saveCard({ reference, viewer, locale: "vi", agreed: (await planCard(viewer, reference)).saving!.mark }));
  const session = fake.lastSession();
  fake.fillIn(session, card);
  await stripeSays("checkout.session.completed", aboutSession(session));
  await workerCatchesUp();
  return session;
}

/** Moves both clocks to noon of the day an instalment is due, and so many days on. */
export async function dayOfInstalment(reference: string, position: number, later = 0): Promise<void> {
  const { dueOn } = await db.instalment.findFirstOrThrow({ where: { plan: { pledge: { reference } }, position }, select: { dueOn: true } });
  timePasses(Date.parse(`${dueOn.toISOString().slice(0, 10)}T12:00:00+07:00`) + later * DAY - clock.now().getTime());
}

/** What the worker does within the hour; answers how many charges were tried. */
export async function hourPasses(): Promise<number> {
  const tried = await chargeDueInstalments();
  await workerCatchesUp();
  return tried;
}
