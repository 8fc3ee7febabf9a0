import { askRefund } from "~/domain/treasury/ask-refund.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { enterRefundAccount, listRefunds, markRefundPaid } from "~/domain/treasury/pay-refunds.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";
import { arrive, promise, scholarshipsCode } from "./load-promises";

type Moment = { daysAgo: number; deed: () => Promise<unknown> };
type Story = { key: string; sponsor: string; honourName: string; units: number; reason: string };

const PAID: Story = { key: "demo-refund-paid", sponsor: "sponsor2", honourName: "Người ủng hộ Demo 2", units: 3, reason: "Minh họa: đã chuyển nhầm sang quỹ này" };
const LISTED: Story = { key: "demo-refund-listed", sponsor: "sponsor3", honourName: "Người ủng hộ Demo 3", units: 2, reason: "Minh họa: gia đình có việc đột xuất" };

/** A refund that the bank has paid, and one that is on a list for the bank. Each deed looks at what is there, so that an interrupted seeding can go on. */
export function refundMoments(cast: Cast): Moment[] {
  const fund = called(cast, "fund");
  const fund2 = called(cast, "fund2");
  const pledge = ({ key, sponsor, honourName, units }: Story) => promise({ needCode: scholarshipsCode, units, viewer: called(cast, sponsor), honourName, idempotencyKey: key });
  const refund = async (story: Story) => {
    const { id: pledgeId } = await db.pledge.findUniqueOrThrow({ where: { reference: await pledge(story) } });
    return db.refund.findFirst({ where: { pledgeId } });
  };
  const step = (story: Story, state: string, deed: (refundId: string) => Promise<{ ok: boolean; reason?: string }>) => async () => {
    const found = await refund(story);
    if (found?.state === state) granted(await deed(found.id), `${story.key} from ${state}`);
  };
  const until = (story: Story, since: number): Moment[] => [
    { daysAgo: since, deed: () => pledge(story) },
    { daysAgo: since - 0.5, deed: async () => granted(await arrive(story.key, BigInt(story.units) * 400_000n, `UNG HO HOC BONG ${await pledge(story)}`), story.key) },
    { daysAgo: since - 4, deed: async () => (await refund(story)) ?? granted(await askRefund({ reference: await pledge(story), viewer: called(cast, story.sponsor), reason: story.reason }), story.key) },
    { daysAgo: since - 5, deed: step(story, "requested", (refundId) => doWithMoney({ kind: "refund", refundId, note: "Đúng quy định, chưa giao đơn vị nào" }, fund2)) },
    { daysAgo: since - 5.1, deed: step(story, "approved", (refundId) => enterRefundAccount({ refundId, viewer: fund, account: { bankName: "Ngân hàng minh họa", accountNumber: "0000000000", accountHolder: "NGUOI UNG HO MINH HOA" } })) },
    { daysAgo: since - 5.2, deed: step(story, "approved", (refundId) => listRefunds({ refundIds: [refundId], viewer: fund })) },
  ];
  return [
    ...until(PAID, 17),
    { daysAgo: 10.5, deed: step(PAID, "listed", (refundId) => markRefundPaid({ refundId, viewer: fund, paidOn: vietnamDay(clock.now()), bankReference: "DEMO-HT-1" })) },
    ...until(LISTED, 7.5),
  ];
}
