import { compareSearchServer, tellSearchServer } from "~/domain/search/server/write-index.server";
import { db } from "~/platform/database.server";
import { searchServerConfigured } from "~/platform/meilisearch.server";

/** A need came, changed or went: the search server hears of it a second later, together with what else changed by then. */
export async function askToTellSearchServer(): Promise<void> {
  if (!searchServerConfigured()) return;
  await db.$queryRaw`
    SELECT job.id::text FROM graphile_worker.add_job('tell_search_server', run_at => now() + interval '1 second', job_key => 'tell_search_server', job_key_mode => 'preserve_run_at') AS job`;
}

/** Compares the search server with the needs and tells it what differs. Answers how many differed. */
export async function repairSearchServer(): Promise<number> {
  const wrong = await compareSearchServer();
  await tellSearchServer();
  return wrong;
}
