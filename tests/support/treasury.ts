import { askRefund } from "~/domain/treasury/ask-refund.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import type { MoneyDeed } from "~/domain/treasury/proposal";
import type { RefundWish } from "~/domain/treasury/refund-plan";
import type { Viewer } from "~/domain/accounts/viewer";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { granted, type Stage } from "./factories";

export const ACCOUNT = { bankName: "Ngân hàng Demo", accountNumber: "0000 1111 2222", accountHolder: "NGUOI DEMO" };

/** A deed of one fund manager that needs no second person. */
export async function does(deed: MoneyDeed, viewer: Viewer) {
  const answer = granted(await doWithMoney(deed, viewer));
  if (answer.proposalId) throw new Error("Only proposed: a second person must agree.");
  return answer.done;
}

/** The live placement of a transfer on a pledge, or its only one. */
export async function placementOf(transferId: string, reference?: string): Promise<string> {
  return (await db.transferPlacement.findFirstOrThrow({ where: { transferId, releasedAt: null, ...(reference ? { pledge: { reference } } : {}) } })).id;
}

/** From the sponsor's wish to the bank's statement. */
export async function refundPaid({ sponsor, fund }: Pick<Stage, "sponsor" | "fund">, reference: string, wish?: RefundWish): Promise<string> {
  const { refundId } = granted(await askRefund({ reference, viewer: sponsor, reason: "Gia đình đổi kế hoạch", wish }));
  await does({ kind: "refund", refundId, note: "" }, fund);
  await bankPaysRefund(fund, refundId, `FT-HT-${reference}`);
  return refundId;
}

/** An agreed refund gets its account, goes on a list and is seen on the statement. */
export async function bankPaysRefund(fund: Viewer, refundId: string, bankReference: string): Promise<void> {
  granted(await enterRefundAccount({ refundId, viewer: fund, account: ACCOUNT }));
  granted(await listRefunds({ refundIds: [refundId], viewer: fund }));
  granted(await markRefundPaid({ refundId, viewer: fund, paidOn: vietnamDay(clock.now()), bankReference }));
}

/** A disbursement as the form would send it. */
export function payOut(stage: Stage, amount: number, more: Partial<Extract<MoneyDeed, { kind: "disburse" }>> = {}): MoneyDeed {
  return {
    kind: "disburse", needCode: stage.needCode, deliveryId: null, payeeId: stage.receiverId, amount, purpose: "Mua suất ăn", paidOn: vietnamDay(clock.now()),
    bankReference: "FT-CK-1", evidenceId: null, ...more,
  };
}
