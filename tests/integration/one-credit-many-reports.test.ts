import { describe, expect, it } from "vitest";
import { receiveTransfer, type ArrivedTransfer } from "~/domain/payments/receive-transfer.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { granted, pledge, setStage } from "../support/factories";

const ACCOUNT = "0000000000000";

/** One report of a credit of 30,000 đồng on one day. */
function report(source: string, sourceKey: string, memo: string, bankReference: string | null = null): ArrivedTransfer {
  return {
    provider: source === "bank_webhook" ? "bank_webhook" : "statement", providerId: `${source}:${sourceKey}`, amount: 30_000n, memo, payerName: "", receivedAt: new Date("2026-11-25T03:00:00Z"),
    bank: { credit: { account: ACCOUNT, bookedOn: "2026-11-25", bankReference }, sighting: { source, sourceKey } },
  };
}
const receive = async (transfer: ArrivedTransfer) => granted(await receiveTransfer(transfer));

describe("a credit that several sources report", () => {
  it("is counted once: by the webhook, then by a statement with spaces lost, then by another with a bank's number", async () => {
    const { sponsor, needCode } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const first = await receive(report("bank_webhook", "77", `${reference} ủng hộ bữa ăn`, "FT1"));
    const second = await receive(report("statement:a", "9", `MBVCB.1.${reference} ung ho buaan.CT tu 09`));
    const third = await receive(report("statement:b", "2", "ghi chu khac", "FT1"));
    expect([first, second, third].map(({ duplicate }) => duplicate)).toEqual([false, true, true]);
    expect(new Set([first, second, third].map(({ transferId }) => transferId)).size).toBe(1);
    expect(await db.payment.findFirstOrThrow()).toMatchObject({ state: "settled", received: 30_000n });
    expect(await db.transferSighting.count()).toBe(3);
    await checkInvariants();
  });

  it("stays two when one source reports two gifts alike, and still two when the statement comes again", async () => {
    const ids = async (source: string) => [await receive(report(source, "1", "ung ho tre em")), await receive(report(source, "2", "ung ho tre em"))].map(({ transferId }) => transferId);
    const first = await ids("statement:a");
    expect(new Set(first).size).toBe(2);
    expect((await ids("statement:b")).toSorted()).toEqual(first.toSorted());
    expect(await db.incomingTransfer.count()).toBe(2);
    await checkInvariants();
  });

  it("is counted once when all report it at the same moment", async () => {
    const sources = ["bank_webhook", "statement:a", "statement:b", "statement:c"];
    const answers = await Promise.all(sources.flatMap((source) => [receive(report(source, "1", "ung ho tre em")), receive(report(source, "1", "ung ho tre em"))]));
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await db.incomingTransfer.count()).toBe(1);
    await checkInvariants();
  });
});
