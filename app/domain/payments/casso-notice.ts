import { z } from "zod";
import type { Outcome } from "~/domain/outcome";
import { AMOUNT_MAX, payerIn, plainAccount, plainReference, readFields, readMoment, type BadNotice, type BankNotice } from "~/domain/payments/bank-notice";

const text = z.string().nullish().transform((value) => value ?? "");
/** Fields of a Casso notice of the second kind, which speaks of one movement; what is not named here is not read. */
const shape = z.object({
  error: z.literal(0).optional(),
  data: z.object({
    id: z.union([z.int().nonnegative().transform(String), z.string().regex(/^[\w.-]{1,90}$/)]),
    accountNumber: z.string().max(60).regex(/[0-9A-Za-z]/),
    amount: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX).refine((amount) => amount !== 0).transform(BigInt),
    transactionDateTime: z.string(),
    description: text,
    reference: z.union([text, z.int().transform(String)]),
    counterAccountName: text,
  }),
});

/** What is wrong when a field does not hold. */
const faults: Record<string, BadNotice> = {
  id: "id-missing", accountNumber: "account-missing", amount: "amount-not-whole-dong", transactionDateTime: "date-unreadable",
  description: "text-unreadable", reference: "text-unreadable", counterAccountName: "text-unreadable",
};

/**
 * Reads a notice of the Casso kind: `amount` is signed đồng, below zero for money out; the number of its test notice is 0. `now` bounds the date as for
 * SePay's. Refuses what is not JSON, says it is an error, lacks a field, is not a whole number of đồng, or has no such day.
 */
export function readCassoNotice(body: string, now: Date): Outcome<{ notice: BankNotice }, BadNotice> {
  const read = readFields(body, shape, faults);
  if (!read.ok) return read;
  const { id, accountNumber, amount, transactionDateTime, description, reference, counterAccountName } = read.fields.data;
  const moment = readMoment(transactionDateTime, now);
  if (!moment.ok) return moment;
  const memo = description.trim();
  return {
    ok: true,
    notice: {
      source: "casso", id, direction: amount > 0n ? "in" : "out", account: plainAccount(accountNumber), amount: amount > 0n ? amount : -amount, memo,
      payerName: counterAccountName.trim() || payerIn(memo), bankReference: plainReference(reference), bookedOn: moment.bookedOn, at: moment.at,
    },
  };
}
