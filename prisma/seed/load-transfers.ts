import type { JsonObject } from "~/domain/audit/event";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { applySurplus } from "~/jobs/apply-surplus";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import type { GivingStory } from "./giving";
import { granted } from "./granted";
import { pledgeOf } from "./load-giving";

/** Money that cannot simply be placed, so that the fund's queue shows each named case. Amounts in đồng. */
export function transferMoments(stories: readonly GivingStory[]): { daysAgo: number; deed: () => Promise<unknown> }[] {
  const paidTwice = stories.find((story) => story.mode === "money" && story.stage === "certificate_issued");
  const lapsed = stories.find((story) => story.stage === "lapsed");
  const short = stories.find((story) => story.mode === "money" && story.stage === "held" && !story.sponsor.email.startsWith("me."));
  const arrive = (providerId: string, amount: bigint, memo: string) =>
    receiveTransfer({ provider: "demo_bank", providerId, amount, memo, payerName: "NGUOI UNG HO MINH HOA", receivedAt: clock.now() });
  return [
    { daysAgo: 4.2, deed: () => arrive("demo-no-reference", 2_000_000n, "UNG HO TRE EM VUNG CAO MINH HOA") },
    ...(paidTwice ? [{ daysAgo: 3.1, deed: async () => followSurplus(await arrive("demo-double", (await pledgeOf(paidTwice)).amount, `CHUYEN LAI ${(await pledgeOf(paidTwice)).reference}`)) }] : []),
    ...(lapsed ? [{ daysAgo: 2.4, deed: async () => arrive("demo-late", (await pledgeOf(lapsed)).amount, `CT TU MINH HOA ${(await pledgeOf(lapsed)).reference}`) }] : []),
    ...(short ? [{ daysAgo: 0.2, deed: async () => arrive("demo-short", (await pledgeOf(short)).amount / 2n, `CK DOT 1 ${(await pledgeOf(short)).reference}`) }] : []),
  ];
}

/** What follows from money that a pledge could not take is done at once here, so that the fund finds its task; done again it changes nothing. */
async function followSurplus(arrived: Awaited<ReturnType<typeof receiveTransfer>>) {
  const { transferId } = granted(arrived, "a transfer");
  const event = await db.event.findFirstOrThrow({ where: { kind: "transfer.suspended", subjectId: transferId } });
  await applySurplus({ seq: Number(event.seq), subjectId: transferId, payload: event.payload as JsonObject });
}
