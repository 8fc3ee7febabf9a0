import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { placeOnBasket } from "~/domain/baskets/place-on-basket.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { bookTransaction } from "~/domain/payments/book-transaction.server";
import { lockNeedsOf, lockPledgeOfReference, type LockedPledge } from "~/domain/payments/find-payable-pledge.server";
import { findBasketOfReference, lockBasket, type LockedBasket } from "~/domain/payments/lock-basket.server";
import { lockTransfer, takeFromUnplaced, type LockedTransfer } from "~/domain/payments/lock-transfer.server";
import { findReferences } from "~/domain/payments/pledge-reference";
import { creditPledge } from "~/domain/payments/settle-payment.server";
import { decidePlacement, type PlaceRefusal } from "~/domain/pledges/placement";
import { reopenHold } from "~/domain/pledges/reopen-hold.server";
import type { Tx } from "~/platform/database.server";

/** A part of a transfer for the pledge of a reference as it was typed; without `amount`, as much as the pledge lacks and the transfer still has. */
export type PartToPlace = { pledgeReference: string; amount?: bigint };
export type PlacedPart = { reference: string; placed: bigint; settled: boolean; reopened: boolean };

/**
 * Places parts of a transfer's unplaced money on pledges, đồng, in the order given. What is left stays in suspense. The caller has checked who asks,
 * and takes everything back on a refusal: earlier parts are written by then. The reference of a basket, or of a pledge in one that is not paid, places on the
 * whole basket. Refused: see placeTransfer and placeOnBasket; the same pledge named twice is `reference-twice`.
 */
export async function placeParts(tx: Tx, { transferId, parts, viewer }: { transferId: string; parts: PartToPlace[]; viewer: Viewer }): Promise<Outcome<{ placed: PlacedPart[]; left: bigint }, PlaceRefusal>> {
  const references: string[] = [];
  for (const { pledgeReference } of parts) {
    const [reference, ...others] = findReferences(pledgeReference);
    if (!reference || others.length > 0) return refuse("reference-invalid");
    references.push(reference);
  }
  if (new Set(references).size < references.length) return refuse("reference-twice");
  await lockNeedsOf(tx, references);
  const pledges = new Map<string, LockedPledge | null>();
  const baskets = new Map<string, LockedBasket>();
  for (const reference of references.toSorted()) {
    const basketId = await findBasketOfReference(tx, reference);
    // A basket may be named twice, by its own reference and by that of one of its pledges.
    if (basketId) baskets.set(reference, [...baskets.values()].find(({ id }) => id === basketId) ?? (await lockBasket(tx, basketId)));
    else pledges.set(reference, await lockPledgeOfReference(tx, reference));
  }
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return refuse("not-found");
  const placed: PlacedPart[] = [];
  const changed = new Set<string>();
  for (const [index, reference] of references.entries()) {
    const basket = baskets.get(reference);
    if (basket) {
      const part = await placeOnBasket(tx, { basket, transfer, amount: parts[index]!.amount, viewer });
      if (!part.ok) return part;
      // What waits for the rest of a basket is not there for the parts that follow.
      Object.assign(transfer, await lockTransfer(tx, transferId), part.settled ? {} : { unplaced: 0n });
      placed.push({ reference: basket.reference, placed: part.placed, settled: part.settled, reopened: part.reopened });
      continue;
    }
    const seen = pledges.get(reference) ?? null;
    // Two instalments of one promise, or one and the promise itself: the second part meets what the first has left.
    const pledge = seen && changed.has(seen.id) ? await lockPledgeOfReference(tx, reference) : seen;
    if (pledge) changed.add(pledge.id);
    const part = await placeOne(tx, transfer, { pledge, reference, amount: parts[index]!.amount, viewer });
    if (!part.ok) return part;
    placed.push(part.part);
  }
  return { ok: true, placed, left: transfer.unplaced };
}

type One = { pledge: LockedPledge | null; reference: string; amount: bigint | undefined; viewer: Viewer };

async function placeOne(tx: Tx, transfer: LockedTransfer, { pledge, reference, amount, viewer }: One): Promise<Outcome<{ part: PlacedPart }, PlaceRefusal>> {
  const waiting = transfer.unplaced - transfer.spokenFor;
  if (!pledge) return refuse(waiting > 0n ? "pledge-not-found" : "nothing-unplaced");
  const decided = decidePlacement(pledge, waiting, amount);
  if (!decided.ok) return decided;
  const { placed, reopens: reopened } = decided;
  const actor = actorOf(viewer, "fund_manager");
  if (reopened) {
    const held = await reopenHold(tx, pledge, actor);
    if (!held.ok) return held;
  }
  const left = await takeFromUnplaced(tx, transfer, placed, { viewer, state: "placed" });
  transfer.decisions += 1;
  transfer.unplaced = left;
  await bookTransaction(tx, {
    kind: "suspense_placed",
    idempotencyKey: `place:${transfer.id}:${transfer.decisions}`,
    description: `${transfer.provider} ${transfer.providerId}: placed on ${reference}`,
    pledgeId: pledge.id,
    bookedBy: viewer.personId,
    entries: [
      { account: "suspense", amount: placed },
      { account: `need:${pledge.needCode}`, amount: -placed },
    ],
  });
  const { settled } = await creditPledge(tx, { pledge, transferId: transfer.id, amount: placed, actor });
  await recordEvent(tx, { kind: "transfer.placed", subjectType: "transfer", subjectId: transfer.id, actor, payload: { pledgeId: pledge.id, amount: Number(placed), left: Number(left) } });
  return { ok: true, part: { reference, placed, settled, reopened } };
}
