import type { Viewer } from "~/domain/accounts/viewer";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { lockNeed } from "~/domain/needs/lock-need.server";
import { unitWord } from "~/domain/needs/unit-words";
import { lockBasket } from "~/domain/payments/lock-basket.server";
import type { Tx } from "~/platform/database.server";

/** One instalment as a card payment needs it. `dueOn` is a day in Việt Nam, yyyy-mm-dd. */
export type CardInstalment = { id: string; position: number; reference: string; dueOn: string; amount: bigint; received: bigint; state: string };

/** A pledge or a basket as a card payment needs it: amounts in whole đồng, and of the need only what the public reads. */
export type CardPledge = {
  id: string;
  reference: string;
  needId: string;
  /** It is a basket, paid as a whole; `id` and `needId` are then those of its first pledge, and all the rest is of the basket. */
  basketId: string | null;
  state: string;
  mode: string;
  /** Of a promise paid monthly, in their order; null for one that is paid at once. */
  plan: { payDay: number; instalments: CardInstalment[] } | null;
  lacking: bigint;
  madeAt: Date;
  holdExpiresAt: Date | null;
  title: Record<"vi" | "en", string>;
};

/**
 * A pledge or a basket that the viewer, who made it or belongs to its organisation, may pay for; null for everybody else. Of a pledge that is paid only with
 * its basket nothing is lacking.
 */
export async function findCardPledge(tx: Tx, viewer: Viewer, reference: string): Promise<CardPledge | null> {
  const pledge = await tx.pledge.findUnique({
    where: { reference },
    select: {
      id: true, reference: true, needId: true, state: true, mode: true, units: true, madeAt: true, holdExpiresAt: true, personId: true,
      basket: { select: { state: true } },
      sponsor: { select: { organisationId: true } },
      payment: { select: { expected: true, received: true } },
      need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true } },
      instalmentPlan: {
        select: { payDay: true, instalments: { orderBy: { position: "asc" }, select: { id: true, position: true, reference: true, dueOn: true, amount: true, received: true, state: true } } },
      },
    },
  });
  if (!pledge) return findCardBasket(tx, viewer, reference);
  if (!isOwnPledge(viewer, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId })) return null;
  const { id, needId, state, mode, madeAt, holdExpiresAt, need, units, payment, instalmentPlan: plan } = pledge;
  const alone = !pledge.basket || pledge.basket.state === "confirmed";
  return {
    id, reference: pledge.reference, needId, state, mode, madeAt, holdExpiresAt, basketId: null,
    plan: plan && { payDay: plan.payDay, instalments: plan.instalments.map((one) => ({ ...one, dueOn: one.dueOn.toISOString().slice(0, 10) })) },
    lacking: payment && alone ? payment.expected - payment.received : 0n,
    title: {
      vi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(units)} ${need.unitVi}`,
      en: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(units)} ${unitWord(need.unitEn, units, "en")}`,
    },
  };
}

/** So many needs are named on the payment page, whose title has a limit. */
const NAMED_MOST = 6;

async function findCardBasket(tx: Tx, viewer: Viewer, reference: string): Promise<CardPledge | null> {
  const basket = await tx.basket.findUnique({
    where: { reference },
    select: {
      id: true, reference: true, state: true, amount: true, madeAt: true, holdExpiresAt: true, personId: true,
      sponsor: { select: { organisationId: true } },
      incomingTransfers: { select: { unplaced: true } },
      pledges: { orderBy: { basketPosition: "asc" }, select: { id: true, needId: true, need: { select: { code: true } } } },
    },
  });
  if (!basket || !isOwnPledge(viewer, { personId: basket.personId, organisationId: basket.sponsor.organisationId })) return null;
  const { state, madeAt, holdExpiresAt, amount, incomingTransfers, pledges } = basket;
  const first = pledges[0]!;
  const codes = `${pledges.slice(0, NAMED_MOST).map(({ need }) => need.code).join(", ")}${pledges.length > NAMED_MOST ? ", …" : ""}`;
  return {
    id: first.id, reference, needId: first.needId, basketId: basket.id, state, mode: "money", plan: null, madeAt, holdExpiresAt,
    lacking: amount - incomingTransfers.reduce((sum, { unplaced }) => sum + unplaced, 0n),
    title: { vi: `Giỏ ủng hộ ${reference}: ${codes}`, en: `Basket ${reference}: ${codes}` },
  };
}

/** Takes the rows that a card payment for it is decided on, the needs first, and looks again. */
export async function lockCardPledge(tx: Tx, viewer: Viewer, seen: CardPledge): Promise<CardPledge> {
  if (seen.basketId) await lockBasket(tx, seen.basketId);
  else {
    await lockNeed(tx, seen.needId);
    await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
  }
  return (await findCardPledge(tx, viewer, seen.reference))!;
}

/** Whether instalments of a promise can be paid by card now: its first is still awaited, or it is running. */
export function takesInstalments({ state, mode, plan }: CardPledge): boolean {
  return plan !== null && mode === "money" && ["held", "confirmed", "in_delivery"].includes(state);
}
