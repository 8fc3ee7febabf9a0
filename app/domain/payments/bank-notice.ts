import { z } from "zod";
import type { Outcome } from "~/domain/outcome";

/** One movement on an account as the bank's messenger tells it. Amounts are whole đồng, days yyyy-mm-dd in Việt Nam. */
export type BankNotice = {
  /** Whose notice it is: each messenger numbers for itself. */
  source: "sepay" | "casso";
  /** The messenger's own id; the same one twice is the same movement. */
  id: string;
  direction: "in" | "out";
  account: string;
  amount: bigint;
  memo: string;
  /** Whoever is on the other side: the payer of money in, the payee of money out. */
  payerName: string;
  bankReference: string | null;
  bookedOn: string;
  at: Date;
};

/** Why a notice cannot be read, in words for whoever runs the messenger. */
export type BadNotice = "not-json" | "id-missing" | "direction-unknown" | "account-missing" | "amount-not-whole-dong" | "date-unreadable" | "date-out-of-range" | "text-unreadable";

export const AMOUNT_MAX = 9_000_000_000_000_000;
const FIRST_DAY = "2010-01-01";
const DAY_MS = 86_400_000;

const text = z.string().nullish().transform((value) => value ?? "");
/** Fields of a SePay notice; what is not named here is not read. */
const shape = z.object({
  id: z.union([z.int().positive().transform(String), z.string().regex(/^[\w.:-]{1,100}$/)]),
  transferType: z.enum(["in", "out"]),
  accountNumber: z.string().max(60).regex(/[0-9A-Za-z]/),
  transferAmount: z.union([z.int().positive().max(AMOUNT_MAX), z.string().regex(/^[1-9]\d{0,14}$/)]).transform(BigInt),
  transactionDate: z.string(),
  content: text,
  description: text,
  referenceCode: z.union([text, z.int().transform(String)]),
});

/** What is wrong when a field does not hold. */
const faults: Record<string, BadNotice> = {
  id: "id-missing", transferType: "direction-unknown", accountNumber: "account-missing", transferAmount: "amount-not-whole-dong", transactionDate: "date-unreadable",
  content: "text-unreadable", description: "text-unreadable", referenceCode: "text-unreadable",
};

/** The fields of a notice as its messenger shapes them; refused is what is not JSON, or the first field that does not hold. */
export function readFields<Fields>(body: string, shape: z.ZodType<Fields>, faults: Record<string, BadNotice>): Outcome<{ fields: Fields }, BadNotice> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, reason: "not-json" };
  }
  const parsed = shape.safeParse(json);
  return parsed.success ? { ok: true, fields: parsed.data } : { ok: false, reason: faults[String(parsed.error.issues[0]?.path.at(-1))] ?? "not-json" };
}

/**
 * Reads a notice of the SePay kind. `now` bounds the date: from 2010 to tomorrow, because a clock that is wrong would hide the same credit from the
 * statement. The date is local time in Việt Nam. Refuses what is not JSON, lacks a field, is not a positive whole number of đồng, or has no such day.
 */
export function readBankNotice(body: string, now: Date): Outcome<{ notice: BankNotice }, BadNotice> {
  const read = readFields(body, shape, faults);
  if (!read.ok) return read;
  const { id, transferType, accountNumber, transferAmount, transactionDate, content, description, referenceCode } = read.fields;
  const moment = readMoment(transactionDate, now);
  if (!moment.ok) return moment;
  const memo = content.trim() || description.trim();
  return {
    ok: true,
    notice: {
      source: "sepay", id, direction: transferType, account: plainAccount(accountNumber), amount: transferAmount, memo, payerName: payerIn(memo),
      bankReference: plainReference(referenceCode), bookedOn: moment.bookedOn, at: moment.at,
    },
  };
}

/** When a movement was booked, local time of Việt Nam as banks write it, `2026-11-25 14:02:37`: from 2010 to tomorrow, else the reason. */
export function readMoment(text: string, now: Date): Outcome<{ at: Date; bookedOn: string }, "date-unreadable" | "date-out-of-range"> {
  const at = vietnamMoment(text);
  if (!at) return { ok: false, reason: "date-unreadable" };
  const bookedOn = text.trim().slice(0, 10);
  return bookedOn < FIRST_DAY || at.getTime() > now.getTime() + DAY_MS ? { ok: false, reason: "date-out-of-range" } : { ok: true, at, bookedOn };
}

/** The bank's number of a transaction without blanks and signs that no bank uses; null when nothing is left. */
export function plainReference(reference: string): string | null {
  return reference.replace(/[^\x21-\x7e]/g, "").slice(0, 100) || null;
}

/** An account number without the blanks, dots and hyphens that people and banks put into it. */
export function plainAccount(account: string): string {
  return account.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
}

/** The payer's name where the bank wrote it into the memo: `CT tu <account> <name> toi <account>`, or `BO:<name>.Remark:`. */
export function payerIn(memo: string): string {
  const found = /\bCT tu \w{4,25} ([\p{L} .]{2,100}?) toi \w/iu.exec(memo) ?? /\bBO:\s*([\p{L} ]{2,100}?)\.\s*Remark:/iu.exec(memo);
  return found?.[1]?.trim() ?? "";
}

/** The moment of a local Vietnamese date and time, `2026-11-25 14:02:37`; null when there is no such day or hour. */
function vietnamMoment(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const local = `${match[1]}T${match[2]}:${match[3]}:${match[4] ?? "00"}`;
  const moment = new Date(`${local}+07:00`);
  if (Number.isNaN(moment.getTime())) return null;
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().startsWith(local) ? moment : null;
}
