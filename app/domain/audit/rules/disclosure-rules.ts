import type { DataRule } from "~/domain/audit/data-rule";

/** Entries booked before the moment up to which the open ledger is summed, with their month in Việt Nam and the deed they are or take back. */
const summed = `
  entries AS (SELECT booked.id AS booked_id, to_char(booked.book_day, 'YYYY-MM') AS month, coalesce(reversed.kind, booked.kind) AS deed,
      account.kind AS account, account.code, account.need_id, entry.amount
    FROM ledger_transaction AS booked JOIN ledger_entry AS entry ON entry.transaction_id = booked.id JOIN ledger_account AS account ON account.id = entry.account_id
    LEFT JOIN ledger_transaction AS reversed ON reversed.id = booked.reverses_id, open_ledger_reach AS reach
    WHERE booked.booked_at < reach.summed_until)`;

const ONE_NEED = "account IN ('need', 'goods', 'advances', 'spent') AND need_id IS NOT NULL";

/** What everybody is told of the fund's money is what the ledger says. */
export const disclosureRules: DataRule[] = [
  {
    name: "the open ledger's sums of needs are the ledger's",
    query: `WITH ${summed},
      booked AS (SELECT month, need.programme_id, province_code, -sum(amount) FILTER (WHERE account = 'need' AND deed <> 'delivery_confirmed') AS placed,
          sum(amount) FILTER (WHERE account = 'need' AND deed = 'delivery_confirmed') AS delivered, sum(amount) FILTER (WHERE account = 'goods' AND deed = 'goods_delivered') AS goods,
          sum(amount) FILTER (WHERE account IN ('advances', 'spent')) AS disbursed, -sum(amount) FILTER (WHERE account = 'need') AS held
        FROM entries JOIN need ON need.id = entries.need_id WHERE ${ONE_NEED} GROUP BY 1, 2, 3)
      SELECT coalesce(told.month, booked.month) AS month, coalesce(told.province_code, booked.province_code) AS province, told.placed AS told, booked.placed AS booked
      FROM open_ledger_month AS told FULL JOIN booked ON booked.month = told.month AND booked.programme_id IS NOT DISTINCT FROM told.programme_id AND booked.province_code = told.province_code
      WHERE (told.placed, told.delivered, told.goods, told.disbursed, told.held) IS DISTINCT FROM
        (coalesce(booked.placed, 0), coalesce(booked.delivered, 0), coalesce(booked.goods, 0), coalesce(booked.disbursed, 0), coalesce(booked.held, 0))`,
  },
  {
    name: "the open ledger counts every need and its children once",
    query: `WITH ${summed},
      moved AS (SELECT count(*) AS needs, coalesce(sum(beneficiaries), 0) AS beneficiaries FROM need WHERE id IN (SELECT need_id FROM entries WHERE ${ONE_NEED})),
      told AS (SELECT coalesce(sum(needs), 0) AS needs, coalesce(sum(beneficiaries), 0) AS beneficiaries FROM open_ledger_month)
      SELECT told.needs AS told, moved.needs AS moved, told.beneficiaries FROM told, moved WHERE (told.needs, told.beneficiaries) <> (moved.needs, moved.beneficiaries)`,
  },
  {
    name: "the open ledger's sums of the fund are the ledger's",
    query: `WITH ${summed},
      crossed AS (SELECT booked_id FROM entries WHERE account IN ('bank', 'processor', 'transit', 'receivable') OR code = 'fees:bank'),
      booked AS (SELECT month, sum(amount) FILTER (WHERE account IN ('bank', 'processor', 'transit', 'receivable')) AS cash,
          sum(amount) FILTER (WHERE account = 'fees' AND booked_id IN (SELECT booked_id FROM crossed)) AS fees,
          sum(amount) FILTER (WHERE account IN ('advances', 'spent') AND booked_id IN (SELECT booked_id FROM crossed)) AS disbursed,
          -sum(amount) FILTER (WHERE account = 'need') AS held, -sum(amount) FILTER (WHERE account = 'suspense') AS waiting, -sum(amount) FILTER (WHERE account = 'sponsor') AS refunding,
          -sum(amount) FILTER (WHERE code = 'fund:reserve') AS reserve, -sum(amount) FILTER (WHERE account = 'fund' AND code <> 'fund:reserve') AS general
        FROM entries GROUP BY month)
      SELECT coalesce(told.month, booked.month) AS month, told.received - told.returned AS told, booked.cash AS booked
      FROM open_ledger_cash AS told FULL JOIN booked ON booked.month = told.month
      WHERE (told.received - told.returned - told.fees - told.disbursed, told.fees, told.disbursed, told.held, told.waiting, told.refunding, told.reserve, told.general) IS DISTINCT FROM
        (coalesce(booked.cash, 0), coalesce(booked.fees, 0), coalesce(booked.disbursed, 0), coalesce(booked.held, 0), coalesce(booked.waiting, 0), coalesce(booked.refunding, 0),
          coalesce(booked.reserve, 0), coalesce(booked.general, 0))`,
  },
];
