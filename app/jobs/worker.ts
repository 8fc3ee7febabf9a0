import { setTimeout as wait } from "node:timers/promises";
import { Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import { chargeDueInstalments } from "~/domain/cards/charge-due-instalments.server";
import { reconcileOpenCards } from "~/domain/cards/reconcile-open-cards.server";
import { reconcilePayouts } from "~/domain/cards/reconcile-payout.server";
import { sumUpLedger } from "~/domain/disclosure/sum-up-ledger.server";
import { expireNeeds } from "~/domain/needs/expire-needs.server";
import { rankNeeds } from "~/domain/needs/priority/rank-needs.server";
import { requeueStrayMails } from "~/domain/notifications/requeue-mails.server";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { lapseBaskets } from "~/domain/baskets/lapse-baskets.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { clearSavedSearches } from "~/domain/saved-searches/clear-saved-searches.server";
import { mailNewNeeds } from "~/domain/saved-searches/mail-new-needs.server";
import { matchNewNeeds } from "~/domain/saved-searches/match-new-needs.server";
import { foldNeedCounts, repairSearchIndex } from "~/domain/search/keep-index.server";
import { tellSearchServer } from "~/domain/search/server/write-index.server";
import { sealEvents } from "~/domain/audit/seal-events.server";
import type { RecordedEvent } from "~/domain/audit/event";
import { pool } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { followUp } from "./consequences";
import { followUpMany } from "./follow-up-many";
import { importStatement, resumeStatementImports } from "./import-statement";
import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { prolongBridges } from "~/domain/instalments/prolong-bridges.server";
import { offerAllFreedUnits } from "~/domain/waitlist/offer-all-freed-units.server";
import { forgetEndedConnections } from "~/platform/page-version.server";
import { remindOfInstalments } from "./remind-of-instalments";
import { remindOfLapsingBaskets } from "./remind-of-lapsing-baskets";
import { remindOfLapsingHolds } from "./remind-of-lapsing-holds";
import { repairSearchServer } from "./tell-search-server";

const RESTART_MS = 1_000;

const tasks: TaskList = {
  consequences: (payload) => followUp(payload as RecordedEvent),
  consequences_of_many: (payload) => followUpMany((payload as { seqs: number[] }).seqs),
  import_statement: (payload, { abortSignal }) => importStatement((payload as { importId: string }).importId, () => abortSignal?.aborted ?? false),
  send_mail: async (payload) => void (await sendMail((payload as { mailId: string }).mailId)),
  resume_statement_imports: timed("resume_statement_imports", resumeStatementImports),
  lapse_holds: timed("lapse_holds", lapseHolds),
  lapse_baskets: timed("lapse_baskets", lapseBaskets),
  remind_of_lapsing_holds: timed("remind_of_lapsing_holds", remindOfLapsingHolds),
  remind_of_lapsing_baskets: timed("remind_of_lapsing_baskets", remindOfLapsingBaskets),
  requeue_stray_mails: timed("requeue_stray_mails", requeueStrayMails),
  remind_of_instalments: timed("remind_of_instalments", remindOfInstalments),
  charge_due_instalments: timed("charge_due_instalments", chargeDueInstalments),
  miss_unpaid_instalments: timed("miss_unpaid_instalments", missUnpaidInstalments),
  offer_all_freed_units: timed("offer_all_freed_units", offerAllFreedUnits),
  expire_needs: timed("expire_needs", expireNeeds),
  prolong_bridges: timed("prolong_bridges", prolongBridges),
  rank_needs: timed("rank_needs", rankNeeds),
  seal_events: timed("seal_events", sealEvents),
  reconcile_open_cards: timed("reconcile_open_cards", reconcileOpenCards),
  fold_need_counts: timed("fold_need_counts", foldNeedCounts),
  repair_search_index: timed("repair_search_index", repairSearchIndex),
  tell_search_server: async () => void (await tellSearchServer()),
  repair_search_server: timed("repair_search_server", repairSearchServer),
  reconcile_payouts: timed("reconcile_payouts", reconcilePayouts),
  forget_ended_connections: timed("forget_ended_connections", forgetEndedConnections),
  sum_up_ledger: async () => void (await sumUpLedger()),
  match_new_needs: timed("match_new_needs", matchNewNeeds),
  mail_new_needs: timed("mail_new_needs", mailNewNeeds),
  clear_saved_searches: timed("clear_saved_searches", clearSavedSearches),
};

/** Timed deeds in cron's words (UTC); each is written so that running twice, or late, does no harm. 17:05 UTC is 00:05 in Việt Nam. */
const timetable = parseCronItems([
  { task: "lapse_holds", match: "* * * * *" },
  { task: "lapse_baskets", match: "* * * * *" },
  { task: "resume_statement_imports", match: "* * * * *" },
  { task: "remind_of_lapsing_holds", match: "*/10 * * * *" },
  { task: "remind_of_lapsing_baskets", match: "*/10 * * * *" },
  { task: "requeue_stray_mails", match: "*/5 * * * *" },
  // Reminders are written between 8:10 and 20:10 in Việt Nam.
  { task: "remind_of_instalments", match: "10 1-13 * * *" },
  // Saved cards are charged between 9:25 and 19:25 in Việt Nam, after the day's first reminders.
  { task: "charge_due_instalments", match: "25 2-12 * * *" },
  { task: "miss_unpaid_instalments", match: "15 17 * * *" },
  { task: "offer_all_freed_units", match: "*/2 * * * *" },
  { task: "expire_needs", match: "5 17 * * *" },
  { task: "prolong_bridges", match: "10 17 * * *" },
  // The first minutes of the day in Việt Nam: seasons, deadlines and what coordinators set begin and end with it.
  { task: "rank_needs", match: "1 17 * * *" },
  { task: "seal_events", match: "20 * * * *" },
  { task: "reconcile_open_cards", match: "*/2 * * * *" },
  { task: "fold_need_counts", match: "*/5 * * * *" },
  // After midnight in Việt Nam, when designations of communes begin and end.
  { task: "repair_search_index", match: "25 17 * * *" },
  // One telling waits at a time, however long the server is away.
  { task: "tell_search_server", match: "* * * * *", options: { jobKey: "tell_search_server", backfillPeriod: 0 } },
  { task: "repair_search_server", match: "40 17 * * *" },
  { task: "reconcile_payouts", match: "25 * * * *" },
  { task: "forget_ended_connections", match: "50 * * * *" },
  { task: "sum_up_ledger", match: "35 * * * *" },
  // Matching is queued by every new need; this one is for a need whose job was lost.
  { task: "match_new_needs", match: "*/5 * * * *", options: { jobKey: "match_new_needs", backfillPeriod: 0 } },
  { task: "mail_new_needs", match: "* * * * *", options: { jobKey: "mail_new_needs", backfillPeriod: 0 } },
  { task: "clear_saved_searches", match: "50 17 * * *" },
]);

/** A deed that answers how many it did. One that finds nothing to do leaves no line in the log. */
function timed(name: string, deed: () => Promise<number>): TaskList[string] {
  return async () => {
    const done = await deed();
    if (done > 0) log.info({ task: name, done }, "timed deed");
  };
}

/**
 * Works through the queue on the process's own pool of connections until `stop`, which lets the jobs at hand finish. A runner that an outage of the
 * database has ended is replaced as soon as the database answers again.
 */
export async function startWorker({ concurrency = 4 } = {}): Promise<{ stop: () => Promise<void> }> {
  const begin = () => run({ pgPool: pool(), taskList: tasks, parsedCronItems: timetable, concurrency, noHandleSignals: true, pollInterval: 1000, logger: workerLog });
  let stopped = false;
  let runner = await begin();
  for (const task of ["resume_statement_imports", "sum_up_ledger", "rank_needs", "tell_search_server"]) await runner.addJob(task, undefined, { jobKey: task });
  const following = (async () => {
    while (!stopped) {
      const error: unknown = await runner.promise.then(() => undefined, (reason: unknown) => reason);
      if (stopped) return;
      log.error({ err: error }, "the worker ended; another one takes over");
      await replace();
    }
  })();
  async function replace() {
    while (!stopped) {
      await wait(RESTART_MS);
      const next = await begin().catch(() => undefined);
      if (!next) continue;
      runner = next;
      if (stopped) await runner.stop().catch(() => {});
      return;
    }
  }
  return {
    stop: async () => {
      stopped = true;
      await runner.stop().catch(() => {});
      await following;
    },
  };
}

/** The queue's own words; of an error only what it says, since those of the database carry the whole connection. */
const workerLog = new Logger((scope) => (level, message, meta) => {
  const error = (meta?.error as Error | undefined)?.message;
  if (level === "error") log.error({ ...scope, error }, message);
  else if (level === "warning") log.warn({ ...scope, error }, message);
});
