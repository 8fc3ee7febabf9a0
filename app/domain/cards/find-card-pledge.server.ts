import type { Viewer } from "~/domain/accounts/viewer";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { unitWord } from "~/domain/needs/unit-words";
import type { Tx } from "~/platform/database.server";

/** One instalment as a card payment needs it. `dueOn` is a day in Việt Nam, yyyy-mm-dd. */
export type CardInstalment = { id: string; position: number; reference: string; dueOn: string; amount: bigint; received: bigint; state: string };

/** A pledge as a card payment needs it: amounts in whole đồng, and of the need only what the public reads. */
export type CardPledge = {
  id: string;
  reference: string;
  needId: string;
  state: string;
  mode: string;
  /** Of a promise paid monthly, in their order; null for one that is paid at once. */
  plan: { payDay: number; instalments: CardInstalment[] } | null;
  lacking: bigint;
  madeAt: Date;
  holdExpiresAt: Date | null;
  title: Record<"vi" | "en", string>;
};

/** A pledge that the viewer, who made it or belongs to its organisation, may pay for; null for everybody else. */
export async function findCardPledge(tx: Tx, viewer: Viewer, reference: string): Promise<CardPledge | null> {
  const pledge = await tx.pledge.findUnique({
    where: { reference },
    select: {
      id: true, reference: true, needId: true, state: true, mode: true, units: true, madeAt: true, holdExpiresAt: true, personId: true,
      sponsor: { select: { organisationId: true } },
      payment: { select: { expected: true, received: true } },
      need: { select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true } },
      instalmentPlan: {
        select: { payDay: true, instalments: { orderBy: { position: "asc" }, select: { id: true, position: true, reference: true, dueOn: true, amount: true, received: true, state: true } } },
      },
    },
  });
  if (!pledge || !isOwnPledge(viewer, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId })) return null;
  const { id, needId, state, mode, madeAt, holdExpiresAt, need, units, payment, instalmentPlan: plan } = pledge;
  return {
    id, reference: pledge.reference, needId, state, mode, madeAt, holdExpiresAt,
    plan: plan && { payDay: plan.payDay, instalments: plan.instalments.map((one) => ({ ...one, dueOn: one.dueOn.toISOString().slice(0, 10) })) },
    lacking: payment ? payment.expected - payment.received : 0n,
    title: {
      vi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(units)} ${need.unitVi}`,
      en: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(units)} ${unitWord(need.unitEn, units, "en")}`,
    },
  };
}

/** Whether instalments of a promise can be paid by card now: its first is still awaited, or it is running. */
export function takesInstalments({ state, mode, plan }: CardPledge): boolean {
  return plan !== null && mode === "money" && ["held", "confirmed", "in_delivery"].includes(state);
}
