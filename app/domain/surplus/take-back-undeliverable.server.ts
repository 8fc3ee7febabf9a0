import { coversArea, type Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { liftMoney } from "~/domain/payments/lift-money.server";
import { readNeedMoney } from "~/domain/payments/need-money.server";
import { findPledgeFacts, lockPledgeFacts } from "~/domain/pledges/find-pledge-facts.server";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";
import { shrinkPledge } from "~/domain/pledges/resize-pledge.server";
import { transact } from "~/platform/database.server";

export type TakeBackRefusal = "not-found" | "not-ready" | "units-invalid" | "reason-needed" | "already-paid-out";

/**
 * A coordinator of the area says that paid units cannot be delivered any more (a school closed, a line of goods ended): they return to the need, and their
 * money goes to suspense, where the sponsor's surplus rule uses it. Units that a delivery carries stay. A gift of which all is taken back is cancelled, and
 * its receipt with it; what its money is used for has a receipt of its own. Refused: outside the area or one's own pledge, a pledge of goods or of the reserve or one that is not confirmed, a wrong
 * number of units, no reason, money that the fund has paid out to the receiving side already.
 */
export async function takeBackUndeliverable({ reference, viewer, units, reason }: { reference: string; viewer: Viewer; units: number; reason: string }): Promise<Outcome<{ amount: bigint }, TakeBackRefusal>> {
  const why = reason.trim().slice(0, 500);
  return transact(async (tx) => {
    const seen = await findPledgeFacts(tx, reference);
    if (!seen || !coversArea(viewer, "coordinator", seen) || isOwnPledge(viewer, seen)) return refuse("not-found");
    const pledge = await lockPledgeFacts(tx, seen);
    const [carried] = await tx.$queryRaw<{ paid: number; carried: number; price: bigint; channel: string | null; needCode: string }[]>`
      SELECT coalesce((SELECT sum(units) FILTER (WHERE state = 'settled') FROM instalment WHERE pledge_id = pledge.id) - units_returned, pledge.units)::int AS paid,
        coalesce((SELECT sum(CASE WHEN state IN ('confirmed', 'rejected') THEN coalesce(units_accepted, 0) WHEN state = 'cancelled' THEN 0 ELSE units END) FROM delivery WHERE pledge_id = pledge.id), 0)::int AS carried,
        unit_price AS price, channel, (SELECT code FROM need WHERE need.id = need_id) AS "needCode"
      FROM pledge WHERE id = ${pledge.id}::uuid`;
    if (pledge.mode !== "money" || carried!.channel === "reserve" || (pledge.state !== "confirmed" && pledge.state !== "in_delivery")) return refuse("not-ready");
    if (!Number.isInteger(units) || units < 1 || units > carried!.paid - carried!.carried) return refuse("units-invalid");
    if (!why) return refuse("reason-needed");
    const actor = actorOf(viewer, "coordinator");
    const amount = BigInt(units) * carried!.price;
    if ((await readNeedMoney(tx, carried!.needCode)).free < amount) return refuse("already-paid-out");
    // A payment always expects something: of a whole gift it keeps what it was of, and fails.
    await tx.$executeRaw`
      UPDATE payment SET received = received - ${amount}::bigint, expected = CASE WHEN expected > ${amount}::bigint THEN expected - ${amount}::bigint ELSE expected END,
        state = CASE WHEN expected > ${amount}::bigint THEN state ELSE 'failed' END
      WHERE pledge_id = ${pledge.id}::uuid`;
    await tx.$executeRaw`UPDATE need SET units_paid = units_paid - ${units}::int WHERE id = ${pledge.needId}::uuid`;
    await tx.$executeRaw`UPDATE pledge SET units_returned = units_returned + ${units}::int WHERE id = ${pledge.id}::uuid`;
    await liftMoney(tx, { pledge: { ...pledge, needCode: carried!.needCode }, amount, cause: "undeliverable", actor });
    await shrinkPledge(tx, { pledge, units, actor });
    await recordEvent(tx, { kind: "units.taken_back", subjectType: "plan", subjectId: pledge.id, actor, payload: { needId: pledge.needId, units, amount: Number(amount), reason: why } });
    return { ok: true, amount };
  });
}
