import { smallestPublicGroup } from "~/domain/privacy/public-need";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { needMovements } from "./need-movements.server";
import { isNarrowed, periodOf, type OpenLedgerFilters } from "./open-ledger";

/** Whether a selection concerns needs of fewer than five children together, so that nothing of it may be told. The whole fund never does. */
export async function concernsTooFew(filters: OpenLedgerFilters): Promise<boolean> {
  if (!isNarrowed(filters)) return false;
  const [found] = await db.$queryRaw<{ needs: number; beneficiaries: number }[]>`
    WITH moved AS (${needMovements(periodOf(filters.year, clock.now()), filters)})
    SELECT count(*)::int AS needs, coalesce(sum(beneficiaries), 0)::int AS beneficiaries FROM need WHERE id IN (SELECT need_id FROM moved)`;
  return found!.needs > 0 && found!.beneficiaries < smallestPublicGroup;
}
