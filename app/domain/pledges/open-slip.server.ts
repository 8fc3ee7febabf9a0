import type { Viewer } from "~/domain/accounts/viewer";
import { unitWord } from "~/domain/needs/unit-words";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { slipPdf } from "~/domain/payments/slip-pdf.server";
import type { PledgeView } from "~/domain/pledges/pledge-view";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

type Due = { reference: string; amount: number; received: number; until: string; instalment: boolean };

/**
 * The slip for what a pledge still lacks, as a PDF with a page for each transfer still to make, or for its next instalment. For whoever may see the pledge;
 * null for everybody else and when nothing is to be transferred: goods, a pledge that is paid or has ended, or one that is paid with its basket.
 */
export async function openSlip(viewer: Viewer, reference: string): Promise<{ reference: string; pdf: Buffer } | null> {
  const pledge = await findPledgeFor(viewer, reference);
  const due = pledge && dueOf(pledge);
  if (!due) return null;
  const { need, units } = pledge;
  const told = await paymentInstructions(due);
  const pdf = await slipPdf({
    fundNameVi: env.fund.nameVi,
    fundNameEn: env.fund.nameEn,
    reference: due.reference,
    purposeVi: `${need.titleVi} (${need.code}): ${new Intl.NumberFormat("vi-VN").format(units)} ${need.unitVi}, ${need.placeVi}`,
    purposeEn: `${need.titleEn} (${need.code}): ${new Intl.NumberFormat("en-GB").format(units)} ${unitWord(need.unitEn, units, "en")}, ${need.placeEn}`,
    bankName: told.bankName,
    account: told.account,
    holder: told.holder,
    transfers: told.transfers.flatMap(({ position, lacking, qrPng }) => (qrPng ? [{ position, amount: lacking, qrPng }] : [])),
    of: told.transfers.length,
    until: due.until,
    instalment: due.instalment,
    printedAt: clock.now().toISOString(),
    url: `${env.origin}/my/pledges/${pledge.reference}`,
    demo: env.demo,
  });
  return { reference: due.reference, pdf };
}

function dueOf({ mode, state, payment, plan, reference, holdExpiresAt, basket }: PledgeView): Due | null {
  if (mode !== "money" || !payment || basket?.together) return null;
  const next = plan?.next;
  if (next && next.amount > next.received) return { reference: next.reference, amount: next.amount - next.received, received: next.received, until: `${next.dueOn}T00:00:00+07:00`, instalment: true };
  if (plan || state !== "held" || !holdExpiresAt || payment.expected <= payment.received) return null;
  return { reference, amount: payment.expected - payment.received, received: payment.received, until: holdExpiresAt, instalment: false };
}
