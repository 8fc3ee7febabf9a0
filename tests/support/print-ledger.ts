import { formatDong } from "~/domain/money";
import { db } from "~/platform/database.server";

type Line = { seq: bigint; kind: string; description: string; code: string; amount: bigint };

/** Prints the whole ledger as a reader would write it, one line an entry, with debit and credit apart and what each account holds at the end. */
export async function printLedger(title: string): Promise<void> {
  const lines = await db.$queryRaw<Line[]>`
    SELECT seq, ledger_transaction.kind, description, code, amount FROM ledger_entry
    JOIN ledger_transaction ON ledger_transaction.id = transaction_id JOIN ledger_account ON ledger_account.id = account_id ORDER BY seq, ledger_entry.id`;
  const booked = lines.map(({ seq, kind, description, code, amount }, index) => {
    const first = lines[index - 1]?.seq !== seq;
    return [first ? String(seq) : "", first ? kind : "", code, amount > 0n ? dong(amount) : "", amount < 0n ? dong(-amount) : "", first ? description : ""];
  });
  const held = new Map<string, bigint>();
  for (const { code, amount } of lines) held.set(code, (held.get(code) ?? 0n) + amount);
  const ends = [...held].toSorted().map(([code, amount]) => ["", "at the end", code, amount > 0n ? dong(amount) : "", amount < 0n ? dong(-amount) : amount === 0n ? "0 ₫" : "", ""]);
  console.log(`${title}\n${table([["no", "kind", "account", "debit", "credit", "what"], ...booked, ...ends], [3, 4])}\n`);
}

function dong(amount: bigint): string {
  return formatDong(amount, "vi").replace("\u00a0", " ");
}

/** Columns padded to their widest cell; those named in `right` stand to the right. */
function table(rows: string[][], right: number[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const write = (row: string[]) => row.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join("  ").trimEnd();
  const [head, ...body] = rows;
  return [write(head!), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(write)].join("\n");
}
