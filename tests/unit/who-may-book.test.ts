import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Whose word stands behind each file that writes into the ledger. `deed`: a person's, through doWithMoney, where a large sum needs a second person. */
const wordBehind: Record<string, "deed" | string> = {
  "pledges/place-parts": "deed",
  "payments/resolve-transfer": "deed",
  "treasury/mark-same-money": "deed",
  "treasury/undo-placement": "deed",
  "treasury/approve-refund": "deed",
  "treasury/book-refund-return": "deed",
  "treasury/disburse": "deed",
  "treasury/reverse-disbursement": "deed",
  "treasury/book-fee": "deed",
  "instalments/draw-from-reserve": "deed",
  "payments/book-transaction": "writes what the others book",
  "payments/receive-transfer": "the bank's",
  "payments/statements/suspend-credits": "the bank's",
  "treasury/take-refund-return": "the bank's: the credit is on the statement, to the đồng less a fee that is bounded",
  "treasury/pay-refund": "two people agreed to the refund; its undoing is a deed",
  "treasury/retry-card-part": "two people agreed to the refund; only its way changes",
  "cards/receive-card-payment": "the card processor's",
  "cards/book-fee": "the card processor's",
  "cards/book-refund": "the card processor's",
  "cards/book-dispute": "the card processor's",
  "cards/reconcile-payout": "the card processor's",
  "cards/restore-failed-refund": "the card processor's",
  "cards/take-back": "the card processor's",
  "cards/clear-payout": "the bank's line and the processor's payout agree, within what the exchange can differ",
  "cards/unmatch-payout": "takes back a match; the bank's credit waits again and stays where it is",
  "deliveries/book-delivery": "receiver's and coordinator's",
  "deliveries/draw-on-advances": "receiver's and coordinator's",
  "payments/receive-for-basket": "the bank's or the card processor's",
  "payments/settle-basket": "the bank's, or the desk's where it places what waits (placeOnBasket, a deed)",
  "payments/suspend-placed-money": "a deadline's or the sponsor's own; the money waits at the fund",
  "payments/lift-money": "a deadline's or the sponsor's own; the money waits at the fund",
  "surplus/give-surplus": "the sponsor's own rule",
  "surplus/reserve-surplus": "the sponsor's own rule",
  "surplus/take-late-instalment": "the sponsor's own transfer",
};

const DOMAIN = path.resolve(import.meta.dirname, "../../app/domain");

function booking(folder: string): string[] {
  return readdirSync(path.join(DOMAIN, folder), { withFileTypes: true }).flatMap((file) => {
    const at = path.join(folder, file.name);
    if (file.isDirectory()) return booking(at);
    return /\bbookTransaction\(tx\b|INSERT INTO ledger_transaction/.test(readFileSync(path.join(DOMAIN, at), "utf8")) ? [at.replace(/\.server\.ts$/, "")] : [];
  });
}

describe("every file that books", () => {
  it("is known with whose word stands behind it, so that no new way to move money goes by unseen", () => {
    expect(booking("").toSorted()).toEqual(Object.keys(wordBehind).toSorted());
  });

  it("and rests on a deed is reached from there alone", () => {
    const carried = readFileSync(path.join(DOMAIN, "treasury/carry-out.server.ts"), "utf8");
    const byWayOf = { "pledges/place-parts": "placeParts", "payments/resolve-transfer": "resolveUnplaced", "treasury/disburse": "disburse" };
    for (const [file, word] of Object.entries(wordBehind).filter(([, behind]) => behind === "deed")) {
      const known = byWayOf[file as keyof typeof byWayOf];
      expect(carried, `${file} (${word})`).toContain(known ?? path.basename(file));
    }
  });
});
