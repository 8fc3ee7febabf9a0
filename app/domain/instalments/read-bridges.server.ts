import type { Viewer } from "~/domain/accounts/viewer";
import { canMoveMoney, canReadLedger } from "~/domain/payments/payment-policy";
import { db } from "~/platform/database.server";

/** A bridge as the fund sees it. Amounts are whole đồng, days yyyy-mm-dd, times ISO 8601. */
export type BridgeRow = {
  code: string;
  state: string;
  titleVi: string;
  titleEn: string;
  originCode: string;
  units: number;
  unitVi: string;
  unitEn: string;
  amount: number;
  deadline: string;
  because: "unpaid" | "paused";
  missedAt: string;
  reference: string;
  byReserve: boolean;
  /** Something of it is to be taken, so that the reserve may pay for that; `units` and `amount` are then what is. */
  free: boolean;
  /** How often its last day was moved because nobody had taken it. */
  prolonged: number;
};

export type BridgeDesk = { reserve: number; waiting: BridgeRow[]; carried: BridgeRow[]; mayDraw: boolean };

const CARRIED_MAX = 50;

/** The bridges of which something is still to be taken, the earliest to end first, and the last fifty that are carried on; null for anybody but the fund and the auditor. */
export async function readBridges(viewer: Viewer): Promise<BridgeDesk | null> {
  if (!canReadLedger(viewer)) return null;
  const rows = await db.$queryRaw<(Omit<BridgeRow, "amount" | "missedAt"> & { amount: bigint; missedAt: Date })[]>`
    SELECT need.code, need.state, need.title_vi AS "titleVi", need.title_en AS "titleEn", origin.code AS "originCode", CASE WHEN need.state IN ('open', 'expired') THEN need.quantity - need.units_allocated ELSE need.quantity END AS units, need.unit_vi AS "unitVi", need.unit_en AS "unitEn",
      CASE WHEN need.state IN ('open', 'expired') THEN need.quantity - need.units_allocated ELSE need.quantity END * need.unit_price AS amount, need.deadline::text, instalment.ended_because AS because, instalment.ended_at AS "missedAt", pledge.reference,
      EXISTS (SELECT FROM pledge AS taken WHERE taken.need_id = need.id AND taken.channel = 'reserve') AS "byReserve",
      need.state IN ('open', 'expired') AND need.units_allocated < need.quantity AS free,
      (SELECT count(*)::int FROM event WHERE subject_type = 'need' AND subject_id = need.id::text AND kind = 'need.prolonged') AS prolonged
    FROM instalment JOIN need ON need.id = instalment.bridge_id JOIN need AS origin ON origin.id = need.bridge_of_id JOIN pledge ON pledge.id = instalment.pledge_id
    WHERE instalment.state = 'missed' ORDER BY need.deadline, need.code`;
  const [reserve] = await db.$queryRaw<{ held: bigint }[]>`
    SELECT coalesce(-sum(entry.amount), 0)::bigint AS held FROM ledger_entry entry JOIN ledger_account account ON account.id = entry.account_id WHERE account.code = 'fund:reserve'`;
  const bridges = rows.map((row) => ({ ...row, amount: Number(row.amount), missedAt: row.missedAt.toISOString() }));
  return {
    reserve: Number(reserve!.held),
    waiting: bridges.filter((one) => one.free),
    carried: bridges.filter((one) => !one.free).toSorted((a, b) => b.missedAt.localeCompare(a.missedAt)).slice(0, CARRIED_MAX),
    mayDraw: canMoveMoney(viewer),
  };
}
