import { randomBytes } from "node:crypto";
import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { makeReference, ORDER_PREFIX } from "~/domain/payments/pledge-reference";
import { takeNumber } from "~/domain/payments/take-number.server";
import { findPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { clock, vietnamYear } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { lockRefund } from "./find-refund-facts.server";
import { followRefund } from "./follow-refund.server";
import { readPaidOn } from "./paid-on";
import { payRefund } from "./pay-refund.server";
import { readBankAccount } from "./refund";
import { mayRunTreasury } from "./treasury-policy";

type Typed = { bankName: string; accountNumber: string; accountHolder: string };
const LIST_MAX = 200;

/**
 * The fund, or the sponsor whose refund it is, enters where the bank sends it. It may be corrected until the refund is on a list; after a payment came back it
 * lets the refund go on. Refused: a refund that waits for no account, somebody else's, and what is no account.
 */
export async function enterRefundAccount({ refundId, viewer, account }: { refundId: string; viewer: Viewer; account: Typed }): Promise<
  Outcome<{ reference: string }, "not-found" | "refund-not-approved" | "bank-needed" | "account-invalid" | "holder-needed">
> {
  if (!isUuid(refundId)) return refuse("not-found");
  return transact(async (tx) => {
    const refund = await lockRefund(tx, refundId);
    const owner = refund && (await findPledgeFacts(tx, refund.reference));
    const own = owner ? isOwnPledge(viewer, owner) : false;
    if (!refund || !(own || mayRunTreasury(viewer))) return refuse("not-found");
    const read = readBankAccount(account);
    if (typeof read === "string") return refuse(read);
    if (!["approved", "returned_by_bank", "card_failed"].includes(refund.state) || refund.bankAmount === 0n || refund.listId) return refuse("refund-not-approved");
    const actor = actorOf(viewer, mayRunTreasury(viewer) ? "fund_manager" : "sponsor");
    await tx.refund.update({ where: { id: refundId }, data: read });
    await recordEvent(tx, { kind: "refund.account_entered", subjectType: "refund", subjectId: refundId, actor, payload: { by: own ? "sponsor" : "fund" } });
    await followRefund(tx, refundId, actor, { pledgeId: refund.pledge.id });
    return { ok: true, reference: refund.reference };
  });
}

/**
 * Puts approved refunds whose account is known on one numbered payment list for the bank, at most 200, each with a reference of its own by which the
 * statement names it later. Refused: anybody else, none chosen, one that is
 * not approved or whose account is missing; then none is listed.
 */
export async function listRefunds({ refundIds, viewer }: { refundIds: string[]; viewer: Viewer }): Promise<Outcome<{ listId: string; number: string; count: number }, "not-allowed" | "none-chosen" | "refund-not-approved" | "account-missing">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const ids = [...new Set(refundIds)].filter(isUuid).slice(0, LIST_MAX);
  if (ids.length === 0) return refuse("none-chosen");
  return transact(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; state: string; known: boolean; amount: bigint }[]>`
      SELECT id, state, account_number IS NOT NULL AS known, bank_amount AS amount FROM refund WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    if (rows.length < ids.length || rows.some(({ state, amount }) => state !== "approved" || amount === 0n)) return refuse("refund-not-approved");
    if (rows.some(({ known }) => !known)) return refuse("account-missing");
    const at = clock.now();
    const year = vietnamYear(at);
    const number = `HT-${year}-${String(await takeNumber(tx, "HT", year)).padStart(4, "0")}`;
    const { id: listId } = await tx.refundList.create({ data: { number, madeBy: viewer.personId, madeAt: at }, select: { id: true } });
    for (const [index, { id, amount }] of rows.entries()) {
      await tx.refund.update({ where: { id }, data: { state: "listed", listId, listPosition: index + 1, orderReference: makeReference(randomBytes, ORDER_PREFIX) } });
      await recordEvent(tx, { kind: "refund.listed", subjectType: "refund", subjectId: id, actor: actorOf(viewer, "fund_manager"), payload: { list: number, amount: Number(amount) } });
    }
    return { ok: true, listId, number, count: rows.length };
  });
}

/**
 * The fund has seen a listed refund on the bank's statement, with its day (yyyy-mm-dd) and the bank's reference: only now does the money leave the books of the
 * bank account. Refused: anybody else, one that is not on a list, a day that is not one or lies ahead, no reference.
 */
export async function markRefundPaid({ refundId, viewer, paidOn, bankReference }: { refundId: string; viewer: Viewer; paidOn: string; bankReference: string }): Promise<
  Outcome<{ amount: bigint }, "not-allowed" | "not-found" | "refund-not-listed" | "day-invalid" | "bank-reference-needed">
> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(refundId)) return refuse("not-found");
  const shown = readPaidOn(paidOn, bankReference, clock.now());
  if (!shown.ok) return shown;
  return transact((tx) => payRefund(tx, { refundId, actor: actorOf(viewer, "fund_manager"), paidOn, bankReference: shown.bankReference }));
}
