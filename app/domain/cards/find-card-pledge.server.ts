import type { Viewer } from "~/domain/accounts/viewer";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { unitWord } from "~/domain/needs/unit-words";
import type { Tx } from "~/platform/database.server";

/** A pledge as a card payment needs it: amounts in whole đồng, and of the need only what the public reads. */
export type CardPledge = {
  id: string;
  reference: string;
  needId: string;
  state: string;
  mode: string;
  byInstalments: boolean;
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
    },
  });
  if (!pledge || !isOwnPledge(viewer, { personId: pledge.personId, organisationId: pledge.sponsor.organisationId })) return null;
  const { id, needId, state, mode, madeAt, holdExpiresAt, need, units, payment } = pledge;
  const [plan] = await tx.$queryRaw<{ found: boolean }[]>`SELECT EXISTS (SELECT FROM instalment_plan WHERE pledge_id = ${id}::uuid) AS found`;
  return {
    id, reference: pledge.reference, needId, state, mode, madeAt, holdExpiresAt,
    byInstalments: plan!.found,
    lacking: payment ? payment.expected - payment.received : 0n,
    title: {
      vi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(units)} ${need.unitVi}`,
      en: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(units)} ${unitWord(need.unitEn, units, "en")}`,
    },
  };
}
