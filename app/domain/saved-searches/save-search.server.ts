import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf } from "~/domain/audit/record-event.server";
import type { NeedFilters } from "~/domain/needs/need-filters";
import { refuse, type Outcome } from "~/domain/outcome";
import { keepSearch, type KeepRefusal } from "~/domain/saved-searches/keep-search.server";
import { cleanSearchName, savedQuery, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { transact } from "~/platform/database.server";

type Wish = { viewer: Viewer; name: string; filters: NeedFilters; frequency: SearchFrequency; locale: "vi" | "en" };

/** Saves a search of somebody signed in; new needs that fit are mailed from now on. Refuses an empty or overlong name, the 21st search and one saved already. */
export async function saveSearch({ viewer, name, filters, frequency, locale }: Wish): Promise<Outcome<{ searchId: string }, KeepRefusal | "name-invalid">> {
  const clean = cleanSearchName(name);
  if (!clean) return refuse("name-invalid");
  return transact((tx) => keepSearch(tx, viewer.personId, actorOf(viewer, "sponsor"), { name: clean, query: savedQuery(filters), frequency, locale }));
}
