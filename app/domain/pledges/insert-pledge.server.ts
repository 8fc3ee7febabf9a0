import type { Giver } from "~/domain/pledges/giver-of.server";
import { freeText, type PledgeRequest } from "~/domain/pledges/pledge-request";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

type NewPledge = {
  id: string;
  reference: string;
  expires: Date;
  request: PledgeRequest;
  need: { id: string; unitPrice: bigint; demo: boolean };
  giver: Giver;
  honourName: string;
  key: string;
  /** The basket that it is a part of, and its place there. */
  basket?: { id: string; position: number };
};

/** Writes a held pledge and, for money, the payment it is expected to bring: units × unit price, in đồng. */
export async function insertPledge(tx: Tx, { id, reference, expires, request, need, giver, honourName, key, basket }: NewPledge): Promise<void> {
  const { mode, units } = request;
  const amount = BigInt(units) * need.unitPrice;
  const channel = mode === "money" ? (request.channel ?? "bank_transfer") : null;
  const goodsNote = mode === "in_kind" ? freeText(request.goodsNote) : null;
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO pledge (id, reference, need_id, sponsor_id, person_id, given_as, honour_name, mode, channel, units, unit_price, amount, state,
        hold_expires_at, guest, locale, idempotency_key, goods_note, message, demo, made_at, surplus_rule, basket_id, basket_position)
      VALUES (${id}::uuid, ${reference}, ${need.id}::uuid, ${giver.sponsorId}::uuid, ${giver.personId}::uuid, ${request.givenAs}, ${honourName}, ${mode},
        ${channel}, ${units}::int, ${need.unitPrice}::bigint, ${amount}::bigint, 'held', ${expires.toISOString()}::timestamptz, ${request.viewer === null},
        ${request.locale}, ${key}, ${goodsNote}, ${freeText(request.message)}, ${need.demo}, ${clock.now().toISOString()}::timestamptz,
        ${request.surplusRule ?? "return"}, ${basket?.id ?? null}::uuid, ${basket?.position ?? null}::int)
      RETURNING id, mode, amount
    )
    INSERT INTO payment (pledge_id, expected, state) SELECT id, amount, 'expected' FROM made WHERE mode = 'money'`;
}
