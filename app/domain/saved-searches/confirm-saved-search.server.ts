import { confirmPerson } from "~/domain/accounts/confirm-person.server";
import { checkCode } from "~/domain/accounts/sign-in-code.server";
import { startSession } from "~/domain/accounts/start-session.server";
import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { whyNotKept } from "~/domain/saved-searches/keep-search.server";
import { clock } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { limit } from "~/platform/rate-limit.server";
import { isUuid } from "~/platform/uuid";

const QUARTER_HOUR = 900;
/** Codes that one network address may try within a quarter of an hour. */
const TRIES_PER_ADDRESS = 40;

export type ConfirmRefusal = "code-wrong" | "code-expired" | "too-many-attempts" | "disabled";
type Confirmed = Outcome<{ token: string; kept: "saved" | "saved-already" | "too-many" }, ConfirmRefusal>;

/**
 * The right code proves the address: the search becomes the person's (who begins as a sponsor, when new) and a session is opened, as after signing in. `kept`
 * says when the person has the same search already or twenty others; this one is then forgotten. Refuses a wrong or old code, too many tries, and, only
 * after the right code, a disabled person.
 */
export async function confirmSavedSearch({ searchId, code, device, ip }: { searchId: string; code: string; device: string; ip: string }): Promise<Confirmed> {
  if (!isUuid(searchId)) return refuse("code-wrong");
  if (!(await limit(`saved-search-code:ip:${ip}`, TRIES_PER_ADDRESS, QUARTER_HOUR)).ok) return refuse("too-many-attempts");
  return transact(async (tx): Promise<Confirmed> => {
    const [search] = await tx.$queryRaw<{ email: string; query: string; locale: "vi" | "en" }[]>`
      SELECT email, query, locale FROM saved_search WHERE id = ${searchId}::uuid AND state = 'unconfirmed' FOR UPDATE`;
    if (!search) return refuse("code-wrong");
    const checked = await checkCode(tx, { email: search.email, purpose: "saved_search", searchId, code });
    if (!checked.ok) return checked;
    const confirmed = await confirmPerson(tx, { email: search.email, locale: search.locale });
    if (!confirmed.ok) return confirmed;
    const { personId } = confirmed;
    const token = await startSession({ personId, device }, tx);
    const refused = await whyNotKept(tx, personId, search.query);
    if (refused) {
      await tx.savedSearch.delete({ where: { id: searchId } });
      return { ok: true, token, kept: refused };
    }
    await tx.savedSearch.update({ where: { id: searchId }, data: { personId, email: null, state: "active", activeSince: clock.now() } });
    await recordEvent(tx, { kind: "search.saved", subjectType: "search", subjectId: searchId, actor: { personId, role: "sponsor" } });
    return { ok: true, token, kept: "saved" };
  });
}
