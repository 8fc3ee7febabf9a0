import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { openSlip } from "~/domain/pledges/open-slip.server";
import { sendDemoTransfer } from "~/domain/pledges/send-demo-transfer.server";
import { tellPledgeMade } from "~/jobs/tell-pledge-made";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { checkInvariants } from "../support/check-invariants";
import { DAY, granted, makeNeed, makeViewer, moneyArrives, pledgeRequest, setStage, stateOf, type Stage } from "../support/factories";
import { pageCount, pdfText } from "../support/pdf-text";

const HOUR = 3_600_000;
let stage: Stage;
let needCode: string;

/** 1,250,000,000 đồng: three transfers of less than 500 million. */
const made = async (more = {}) => granted(await makePledge(pledgeRequest(stage.sponsor, needCode, { units: 125, ...more })));
const received = async (reference: string) => Number((await db.payment.findFirstOrThrow({ where: { pledge: { reference } } })).received);
const left = async (reference: string) => paymentInstructions({ reference, amount: 1_250_000_000 - (await received(reference)), received: await received(reference) });
const steps = async (reference: string) => (await left(reference)).transfers.map(({ amount, lacking, state }) => [amount, lacking, state]);
const said = (pdf: Buffer) => pdfText(pdf).replace(/\s+/g, " ");

beforeEach(async () => {
  stage = await setStage();
  needCode = await makeNeed({ receiverId: stage.receiverId, unitPrice: 10_000_000n, quantity: 5000 });
});
afterEach(() => {
  env.BANK_TRANSFERS_PER_DAY = 1;
  clock.reset();
});

describe("a pledge above the limit of one bank transfer", () => {
  it("is held a day longer for each further transfer, or less where more are made in a day", async () => {
    const hours = (expires: Date) => Math.round((expires.getTime() - clock.now().getTime()) / HOUR);
    expect(hours((await made()).holdExpiresAt)).toBe(72 + 48);
    env.BANK_TRANSFERS_PER_DAY = 2;
    expect(hours((await made()).holdExpiresAt)).toBe(72 + 24);
    expect(hours((await made({ units: 49 })).holdExpiresAt)).toBe(72);
  });

  it("is paid in order with one reference, whatever each transfer brings, and settled with the last đồng", async () => {
    const { reference } = await made();
    expect(await steps(reference)).toEqual([[416_667_000, 416_667_000, "next"], [416_667_000, 416_667_000, "later"], [416_666_000, 416_666_000, "later"]]);
    await moneyArrives(400_000_000, `${reference} lan 1`);
    expect(await steps(reference)).toEqual([[416_667_000, 16_667_000, "next"], [416_667_000, 416_667_000, "later"], [416_666_000, 416_666_000, "later"]]);
    expect(await sendDemoTransfer({ reference, kind: "right", viewer: stage.sponsor })).toEqual({ ok: true, basket: false });
    expect((await steps(reference)).map(([, , state]) => state)).toEqual(["arrived", "next", "later"]);
    expect(await stateOf(reference)).toBe("held");
    for (const _ of [2, 3]) await sendDemoTransfer({ reference, kind: "right", viewer: stage.sponsor });
    expect(await stateOf(reference)).toBe("confirmed");
    expect(await received(reference)).toBe(1_250_000_000);
    await checkInvariants();
  });

  it("has a code for each transfer still to make, none for one that has arrived", async () => {
    const { reference } = await made();
    await moneyArrives(416_667_000, reference);
    const { amount, qrPng, transfers } = await left(reference);
    expect(amount).toBe(416_667_000);
    expect(transfers.map((one) => one.qrPng?.slice(0, 15))).toEqual([undefined, "data:image/png;", "data:image/png;"]);
    expect(transfers[1]!.qrPng).toBe(qrPng);
    expect(transfers[2]!.qrPng).not.toBe(qrPng);
  });

  it("is told in the mail with every amount", async () => {
    const { pledgeId, reference } = await made();
    await tellPledgeMade({ seq: 1, kind: "pledge.made", subjectType: "pledge", subjectId: pledgeId, actorId: null, payload: {} });
    const mail = await db.outboxMail.findFirstOrThrow({ where: { template: "pledge-made" } });
    expect(mail.props).toMatchObject({ payment: { by: "bank", amount: 1_250_000_000, transfers: [416_667_000, 416_667_000, 416_666_000], reference } });
  });

  it("is refused when it would take more than sixty transfers, unless it is goods", async () => {
    expect(await makePledge(pledgeRequest(stage.sponsor, needCode, { units: 3000 }))).toEqual({ ok: false, reason: "amount-too-large" });
    expect((await made({ units: 2999 })).state).toBe("held");
    const goods = await makeNeed({ receiverId: stage.receiverId, unitPrice: 10_000_000n, quantity: 5000 });
    expect((await makePledge(pledgeRequest(stage.sponsor, goods, { units: 3000, mode: "in_kind" }))).ok).toBe(true);
  });
});

describe("the transfer slip", () => {
  it("has a page for each transfer still to make, with all that a bank's counter asks, in both languages", async () => {
    const { reference } = await made();
    await moneyArrives(416_667_000, reference);
    const { pdf } = (await openSlip(stage.sponsor, reference))!;
    expect(pageCount(pdf)).toBe(2);
    const text = said(pdf);
    for (const part of [
      "PHIẾU CHUYỂN KHOẢN", "TRANSFER SLIP", reference, env.bank.account, env.bank.name, env.bank.holder, "Lần 2/3", "Transfer 3 of 3", "416.667.000 ₫",
      "Bốn trăm mười sáu triệu sáu trăm sáu mươi bảy nghìn đồng", "Four hundred and sixteen million", needCode, `${env.origin}/my/pledges/${reference}`,
    ]) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|slip\./);
  });

  it("is for those who may see the pledge, and only while money is to come", async () => {
    const { reference } = await made({ units: 1 });
    expect(pageCount((await openSlip(stage.sponsor, reference))!.pdf)).toBe(1);
    expect(await openSlip(stage.fund, reference.toLowerCase())).not.toBeNull();
    expect(await openSlip(await makeViewer({ role: "sponsor" }), reference)).toBeNull();
    expect(await openSlip(stage.sponsor, "TLV2222222")).toBeNull();
    await moneyArrives(10_000_000, reference);
    expect(await openSlip(stage.sponsor, reference)).toBeNull();
  });

  it("is not there for goods, nor for a hold that has ended", async () => {
    const goods = await made({ units: 1, mode: "in_kind" });
    expect(await openSlip(stage.sponsor, goods.reference)).toBeNull();
    const { reference } = await made({ units: 1 });
    clock.travel(4 * DAY);
    await lapseHolds();
    expect(await openSlip(stage.sponsor, reference)).toBeNull();
  });
});
