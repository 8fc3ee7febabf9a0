import type { Viewer } from "~/domain/accounts/viewer";
import { canReadLedger } from "~/domain/payments/payment-policy";
import type { SurplusRule } from "~/domain/pledges/pledge";
import type { SurplusCause, SurplusUseView } from "~/domain/surplus/surplus";
import { db } from "~/platform/database.server";

const TASKS_MAX = 100;

/** What became of surplus money of a pledge, newest first. Whoever asks has been let see the pledge. */
export async function listSurplusOf(pledgeId: string): Promise<SurplusUseView[]> {
  const rows = await db.surplusUse.findMany({
    where: { pledgeId },
    orderBy: [{ usedAt: "desc" }, { id: "asc" }],
    select: {
      id: true, cause: true, usedAs: true, amount: true, usedAt: true,
      transfer: { select: { unplaced: true } },
      newPledge: { select: { reference: true, need: { select: { code: true, titleVi: true, titleEn: true } } } },
    },
  });
  return rows.map(({ transfer, newPledge, amount, usedAt, ...use }) => ({
    ...use,
    cause: use.cause as SurplusCause,
    usedAs: use.usedAs as SurplusUseView["usedAs"],
    amount: Number(amount),
    usedAt: usedAt.toISOString(),
    newPledge: newPledge && { reference: newPledge.reference, needCode: newPledge.need.code, needTitleVi: newPledge.need.titleVi, needTitleEn: newPledge.need.titleEn },
    waiting: use.usedAs === "task" && transfer.unplaced > 0n,
  }));
}

/** Surplus money that the fund has still to return or to find a use for. Amounts are whole đồng, times ISO 8601. */
export type SurplusTask = { id: string; transferId: string; reference: string; honourName: string; cause: SurplusCause; rule: SurplusRule; amount: number; since: string };

/** The fund's tasks with surplus money, oldest first, at most a hundred; none for anybody but the fund and the auditor. */
export async function listSurplusTasks(viewer: Viewer): Promise<SurplusTask[]> {
  if (!canReadLedger(viewer)) return [];
  const rows = await db.surplusUse.findMany({
    where: { usedAs: "task", transfer: { unplaced: { gt: 0 } } },
    orderBy: [{ usedAt: "asc" }, { id: "asc" }],
    take: TASKS_MAX,
    select: { id: true, transferId: true, cause: true, rule: true, amount: true, usedAt: true, pledge: { select: { reference: true, honourName: true } } },
  });
  return rows.map(({ pledge, usedAt, amount, cause, rule, ...task }) => ({ ...task, ...pledge, cause: cause as SurplusCause, rule: rule as SurplusRule, amount: Number(amount), since: usedAt.toISOString() }));
}

/** How many tasks with surplus money wait for the fund, and since when the oldest does; none for anybody but the fund and the auditor. */
export async function readSurplusWaiting(viewer: Viewer): Promise<{ count: number; oldestAt: string | null }> {
  if (!canReadLedger(viewer)) return { count: 0, oldestAt: null };
  const { _count, _min } = await db.surplusUse.aggregate({ where: { usedAs: "task", transfer: { unplaced: { gt: 0 } } }, _count: true, _min: { usedAt: true } });
  return { count: _count, oldestAt: _min.usedAt?.toISOString() ?? null };
}
