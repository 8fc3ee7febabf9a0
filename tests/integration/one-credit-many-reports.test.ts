import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiveTransfer, type ArrivedTransfer } from "~/domain/payments/receive-transfer.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { suggestSameMoney } from "~/domain/treasury/suggest-same-money.server";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import { receiveBankNotice } from "~/domain/payments/receive-bank-notice.server";
import { env, parseEnvironment } from "~/platform/env.server";
import { ACCOUNT, type StatementLine } from "../support/appeal-statement";
import { balances, eventsOf, granted, makeViewer, moneyArrives, pledge, setStage, type Stage } from "../support/factories";
import { importFile } from "../support/import-statement";
import { mt940, vietcombankCsv } from "../support/statement-files";
import { does, placementOf } from "../support/treasury";

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

const LONG = "ung ho tre em vung cao mua dong nam nay CT tu 0123";
const line = (more: Partial<StatementLine> = {}): StatementLine => ({ day: "20/11/2026", amount: 50_000, memo: LONG, reference: "5009.34878", payer: "A", balance: 50_000, ...more });

describe("a credit that names no pledge and whose memo one format cuts", () => {
  it.each([35, 50, 65])("is counted once: in a CSV, then in MT940 with %i characters and another number", async (cut) => {
    const { fund } = await setStage();
    const first = await importFile(fund, vietcombankCsv([line()]));
    const again = await importFile(fund, mt940([line({ memo: LONG.slice(0, cut), reference: "FT26324000001" })]));
    expect([first.became, again.became, again.rows[0]!.transferId]).toEqual([["suspense"], ["duplicate"], first.rows[0]!.transferId]);
    expect(await balances()).toEqual({ "bank:main": 50_000, suspense: -50_000 });
    await checkInvariants();
  });

  it("is counted once when the cut comes first, and keeps the words of the longer report", async () => {
    const { fund, sponsor, needCode } = await setStage();
    const reference = await pledge(sponsor, needCode, 2);
    const memo = `ung ho tre em vung cao mua dong nam nay ${reference}`;
    await importFile(fund, mt940([line({ memo: memo.slice(0, 35), amount: 30_000, reference: "FT1" })]));
    const again = await importFile(fund, vietcombankCsv([line({ memo, amount: 30_000 })]));
    expect(again.became).toEqual(["duplicate"]);
    expect(await db.incomingTransfer.findFirstOrThrow()).toMatchObject({ memo, unplaced: 30_000n });
    expect(await balances()).toEqual({ "bank:main": 30_000, suspense: -30_000 });
    await checkInvariants();
  });

  it("stays two when one file holds two gifts with the same beginning, and both are found again in the other format", async () => {
    const { fund } = await setStage();
    const gifts = [line({ memo: `${LONG} NGUYEN VAN A`, reference: "5009.1" }), line({ memo: `${LONG} TRAN THI B`, reference: "5009.2", balance: 100_000 })];
    expect((await importFile(fund, vietcombankCsv(gifts))).became).toEqual(["suspense", "suspense"]);
    const again = await importFile(fund, mt940(gifts.map((gift, index) => ({ ...gift, memo: LONG.slice(0, 35), reference: `FT2632400000${index}` }))));
    expect(again.became).toEqual(["duplicate", "duplicate"]);
    expect(new Set(again.rows.map(({ transferId }) => transferId)).size).toBe(2);
    const third = await importFile(fund, mt940([0, 1, 2].map((index) => line({ memo: LONG.slice(0, 35), reference: `GT2632400000${index}`, balance: 50_000 * (index + 1) }))));
    expect(third.became).toEqual(["duplicate", "duplicate", "suspense"]);
    await checkInvariants();
  });

  it("is counted once in whatever shape of the field's samples, told by the messenger and by a cut statement", async () => {
    const file = new URL("../../../shared/data/bank_memo_samples.json", import.meta.url);
    const memos = (() => {
      try {
        return (JSON.parse(readFileSync(file, "utf8")) as { samples: { memo: string }[] }).samples.map(({ memo }) => memo);
      } catch {
        // The samples lie beside the product where it is developed, and only there.
        return ["MBVCB.6997056113.512345.ung ho bua an.CT tu 0XXXXXXXXX968 NGUYEN VAN A toi 0XXXXXXXXX418", "020097042209091712522024VHQZ187912.69958.171254.Ung ho"];
      }
    })();
    const { fund } = await setStage();
    for (const [index, memo] of memos.entries()) {
      granted(await receiveBankNotice(JSON.stringify({ id: index + 1, transferType: "in", accountNumber: ACCOUNT, transferAmount: 1_000 * (index + 1), transactionDate: "2026-11-20 10:00:00", content: memo, referenceCode: `MBVCB.${index}` })));
      const told = await importFile(fund, mt940([line({ memo: memo.slice(0, 65), amount: 1_000 * (index + 1), reference: `FT2632400000${index}` })]));
      expect(told.became, memo).toEqual(["duplicate"]);
    }
    expect(await db.incomingTransfer.count()).toBe(memos.length);
    await checkInvariants();
  });
});

describe("the same money, which no rule could see", () => {
  let stage: Stage;
  const threshold = env.FUND_TWO_PERSON_ABOVE;
  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(async () => {
    env.FUND_TWO_PERSON_ABOVE = threshold;
    await checkInvariants();
  });

  const twice = async () => [await receive(report("bank_webhook", "1", "nhan tien")), await receive(report("statement:a", "1", "IBFT 0123"))].map(({ transferId }) => transferId) as [string, string];

  it("is marked by the fund: a counter-entry, with its reason, that can be undone and made again", async () => {
    const [first, second] = await twice();
    await moneyArrives(29_999);
    expect((await suggestSameMoney(stage.fund, second)).map(({ id }) => id)).toEqual([first]);
    expect(await suggestSameMoney(stage.sponsor, second)).toEqual([]);
    const mark = (sameAs: string, note = "Một dòng trên sao kê") => doWithMoney({ kind: "same", transferId: second, sameAs, note }, stage.fund);
    expect(await mark(first, " ")).toEqual({ ok: false, reason: "note-needed" });
    expect(await mark(second)).toEqual({ ok: false, reason: "same-itself" });
    expect(await mark((await moneyArrives(30_000)).transferId)).toEqual({ ok: false, reason: "other-amount" });
    granted(await mark(first));
    expect(await balances()).toMatchObject({ "bank:main": 30_000 + 29_999 + 30_000 });
    expect(await db.incomingTransfer.findUniqueOrThrow({ where: { id: second } })).toMatchObject({ state: "resolved", unplaced: 0n, resolutionNote: "Một dòng trên sao kê" });
    expect(await doWithMoney({ kind: "same", transferId: first, sameAs: second, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "other-is-a-copy" });
    await checkInvariants();
    await does({ kind: "undo", placementId: await placementOf(second), keepUnits: true, note: "Hai khoản thật" }, stage.fund);
    expect((await balances())["bank:main"]).toBe(60_000 + 29_999 + 30_000);
    granted(await mark(first));
    expect(await eventsOf(second)).toEqual(["transfer.received", "transfer.suspended", "transfer.same_money", "transfer.undone", "transfer.same_money"]);
    expect((await balances())["bank:main"]).toBe(30_000 + 29_999 + 30_000);
  });

  it("is not what was used already, nor a card's", async () => {
    const [first, second] = await twice();
    await does({ kind: "keep", transferId: second, note: "Đồng ý" }, stage.fund);
    expect(await doWithMoney({ kind: "same", transferId: second, sameAs: first, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "partly-used" });
    await db.incomingTransfer.update({ where: { id: second }, data: { provider: "stripe" } }).then(() => undefined);
    expect(await doWithMoney({ kind: "same", transferId: first, sameAs: second, note: "x" }, stage.fund)).toEqual({ ok: false, reason: "not-a-bank-credit" });
    await db.incomingTransfer.update({ where: { id: second }, data: { provider: "statement" } });
  });

  it("needs a second person where it is much", async () => {
    const [first, second] = await twice();
    env.FUND_TWO_PERSON_ABOVE = 20_000;
    const { proposalId } = granted(await doWithMoney({ kind: "same", transferId: second, sameAs: first, note: "Một dòng" }, stage.fund));
    expect(proposalId).not.toBeNull();
    expect(await doWithMoney({ kind: "keep", transferId: second, note: "x" }, await makeViewer({ role: "fund_manager" }))).toEqual({ ok: false, reason: "proposal-open" });
  });
});

describe("an account whose number has letters", () => {
  afterEach(() => {
    env.bank.account = ACCOUNT;
  });

  it("is one, however it is written in the settings: what messenger and statement tell is counted once", async () => {
    const { fund } = await setStage();
    env.bank.account = parseEnvironment({ NODE_ENV: "test", BANK_ACCOUNT: "quytlv2026" }).bank.account;
    expect(env.bank.account).toBe("QUYTLV2026");
    granted(await receiveBankNotice(JSON.stringify({ id: 1, transferType: "in", accountNumber: "quytlv2026", transferAmount: 50_000, transactionDate: "2026-11-20 10:00:00", content: "ung ho", referenceCode: "FT1" })));
    const found = await importFile(fund, ["Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Số dư,Nội dung chi tiết", "20/11/2026,FT1,,50.000,50.000,ung ho"].join("\r\n"));
    expect(found.became).toEqual(["duplicate"]);
    expect(await balances()).toEqual({ "bank:main": 50_000, suspense: -50_000 });
    await checkInvariants();
  });
});
