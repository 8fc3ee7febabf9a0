import { afterEach } from "vitest";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { askRefund } from "~/domain/treasury/ask-refund.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { findRefund, refundListCsv } from "~/domain/treasury/read-refunds.server";
import type { RefundWish } from "~/domain/treasury/refund-plan";
import { clock, vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { timeIsNow } from "./cards";
import { checkInvariants } from "./check-invariants";
import { granted, type Stage } from "./factories";
import { printLedger } from "./print-ledger";
import { workerCatchesUp } from "./story";
import { ACCOUNT, does } from "./treasury";

export const NEED = "need:HP-MEAL-0001";
export const DELIVERED = "delivered:HP-MEAL-0001";
export const today = () => vietnamDay(clock.now());

/** What people do in the stories of refunds of a test file, on the stage of the running one, which ends with its ledger printed and every invariant checked. */
export function refundStories(stage: () => Stage) {
  const threshold = env.FUND_TWO_PERSON_ABOVE;
  afterEach(async ({ task }) => {
    timeIsNow();
    env.FUND_TWO_PERSON_ABOVE = threshold;
    await printLedger(task.name);
    await checkInvariants();
  });

  const view = async (reference: string) => (await findPledgeFor(stage().sponsor, reference))!;
  const stateOfRefund = async (id: string) => (await findRefund(stage().fund, id))!.state;

  async function asks(reference: string, wish?: RefundWish): Promise<string> {
    return granted(await askRefund({ reference, viewer: stage().sponsor, reason: "Gia đình đổi kế hoạch", wish })).refundId;
  }

  async function agreed(reference: string, wish?: RefundWish): Promise<string> {
    const refundId = await asks(reference, wish);
    await does({ kind: "refund", refundId, note: "" }, stage().fund);
    return refundId;
  }

  /** From the account to the bank's statement; answers the words of the transfer. */
  async function bankPays(refundId: string, bankReference = `FT-${refundId.slice(0, 8)}`): Promise<string> {
    const { fund, sponsor } = stage();
    granted(await enterRefundAccount({ refundId, viewer: sponsor, account: ACCOUNT }));
    const { listId } = granted(await listRefunds({ refundIds: [refundId], viewer: fund }));
    granted(await markRefundPaid({ refundId, viewer: fund, paidOn: today(), bankReference }));
    await workerCatchesUp();
    return (await refundListCsv(fund, listId, ["x"]))!.csv.trim().split(",").at(-1)!;
  }

  async function creditComes(amount: number, memo: string): Promise<string> {
    const { transferId } = granted(await receiveTransfer({ provider: "statement", providerId: `FT-${memo}-${amount}-${Math.random()}`, amount: BigInt(amount), memo, payerName: "NGAN HANG DEMO", receivedAt: clock.now() }));
    await workerCatchesUp();
    return transferId;
  }

  return { view, stateOfRefund, asks, agreed, bankPays, creditComes };
}
