import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { isUuid } from "~/platform/uuid";
import { bankBalanceAt } from "./bank-balance.server";
import { explains, type DifferenceLine, type SignRefusal } from "./day-closing";
import { readDay } from "./paid-on";
import { NOTE_MAX } from "./proposal";
import { mayRunTreasury } from "./treasury-policy";

type Signing = { day: string; bankBalance: bigint; source: "typed" | "statement"; lines: DifferenceLine[]; note: string; viewer: Viewer };

/**
 * Signs off a day that is over (yyyy-mm-dd in Việt Nam): what the bank had at its end, in đồng, is what bank:main had, or the lines explain the difference to
 * the đồng. From here on nothing can be booked into that day or before it; somebody else countersigns. Refused: anybody but a fund manager, a day
 * that is not one, is not over, is closed, or lies before one that is closed; a difference that the lines do not explain.
 */
export async function closeDay({ day, bankBalance, source, lines, note, viewer }: Signing): Promise<Outcome<{ closingId: string; difference: bigint }, SignRefusal>> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  const date = readDay(day);
  if (!date) return refuse("day-invalid");
  if (day >= vietnamDay(clock.now())) return refuse("day-not-over");
  if (bankBalance < -1_000_000_000_000_000n || bankBalance > 1_000_000_000_000_000n) return refuse("balance-invalid");
  return transact(async (tx) => {
    // Bookings that are being written are waited for, and new ones wait, so that what is signed is what stands.
    await tx.$executeRaw`LOCK TABLE day_closing IN SHARE ROW EXCLUSIVE MODE`;
    await tx.$executeRaw`LOCK TABLE ledger_transaction IN SHARE MODE`;
    const last = await tx.dayClosing.findFirst({ where: { state: { not: "reopened" } }, orderBy: { day: "desc" }, select: { day: true } });
    const lastDay = last?.day.toISOString().slice(0, 10) ?? "";
    if (day === lastDay) return refuse("day-closed");
    if (day < lastDay) return refuse("day-before-closed");
    const ledgerBalance = await bankBalanceAt(tx, day);
    const difference = bankBalance - ledgerBalance;
    const refusal = explains(difference, lines);
    if (refusal) return refuse(refusal);
    const { id } = await tx.dayClosing.create({
      data: { day: date, bankBalance, ledgerBalance, source, state: "signed", note: note.trim().slice(0, NOTE_MAX) || null, signedBy: viewer.personId, signedAt: clock.now() },
      select: { id: true },
    });
    await tx.dayClosingLine.createMany({ data: lines.map((line, index) => ({ closingId: id, position: index + 1, ...line })) });
    await recordEvent(tx, {
      kind: "day.closed", subjectType: "day", subjectId: id, actor: actorOf(viewer, "fund_manager"),
      payload: { day, bankBalance: Number(bankBalance), ledgerBalance: Number(ledgerBalance), difference: Number(difference), lines: lines.length },
    });
    return { ok: true, closingId: id, difference };
  });
}

/** A second fund manager countersigns a signed day. Refused: anybody else, whoever signed it, one that is not waiting for it. */
export async function countersignDay({ closingId, viewer }: { closingId: string; viewer: Viewer }): Promise<Outcome<object, "not-allowed" | "not-found" | "same-person" | "not-signed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(closingId)) return refuse("not-found");
  return transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM day_closing WHERE id = ${closingId}::uuid FOR UPDATE`;
    const closing = await tx.dayClosing.findUnique({ where: { id: closingId } });
    if (!closing) return refuse("not-found");
    if (closing.state !== "signed") return refuse("not-signed");
    if (closing.signedBy === viewer.personId) return refuse("same-person");
    await tx.dayClosing.update({ where: { id: closingId }, data: { state: "countersigned", countersignedBy: viewer.personId, countersignedAt: clock.now() } });
    await recordEvent(tx, { kind: "day.countersigned", subjectType: "day", subjectId: closingId, actor: actorOf(viewer, "fund_manager") });
    return { ok: true };
  });
}

/**
 * Opens the last closed day again, with the reason; the closing stays on record. Refused: anybody but a fund manager, a day that is open, one
 * after which another is closed (which must be opened first), no reason.
 */
export async function reopenDay({ closingId, viewer, note }: { closingId: string; viewer: Viewer; note: string }): Promise<Outcome<object, "not-allowed" | "not-found" | "not-closed" | "later-day-closed" | "note-needed">> {
  if (!mayRunTreasury(viewer)) return refuse("not-allowed");
  if (!isUuid(closingId)) return refuse("not-found");
  const why = note.trim().slice(0, NOTE_MAX);
  if (!why) return refuse("note-needed");
  return transact(async (tx) => {
    await tx.$executeRaw`LOCK TABLE day_closing IN SHARE ROW EXCLUSIVE MODE`;
    const closing = await tx.dayClosing.findUnique({ where: { id: closingId } });
    if (!closing) return refuse("not-found");
    if (closing.state === "reopened") return refuse("not-closed");
    if (await tx.dayClosing.count({ where: { state: { not: "reopened" }, day: { gt: closing.day } } })) return refuse("later-day-closed");
    await tx.dayClosing.update({ where: { id: closingId }, data: { state: "reopened", reopenedBy: viewer.personId, reopenedAt: clock.now(), reopenedWhy: why } });
    await recordEvent(tx, { kind: "day.reopened", subjectType: "day", subjectId: closingId, actor: actorOf(viewer, "fund_manager"), payload: { day: closing.day.toISOString().slice(0, 10) } });
    return { ok: true };
  });
}
