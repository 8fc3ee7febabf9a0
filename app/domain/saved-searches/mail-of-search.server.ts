import { formatDong } from "~/domain/money";
import { needListPath } from "~/domain/needs/need-filters";
import { publicNeedView } from "~/domain/needs/public-need-view";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { publicNeedSelect } from "~/domain/privacy/public-need";
import { filtersOfQuery } from "~/domain/saved-searches/saved-search";
import { subscriptionToken } from "~/domain/saved-searches/subscription-token.server";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

/** So many needs stand in one mail, the most urgent; the rest are counted and linked. */
export const NEEDS_IN_MAIL = 10;

/**
 * Writes one mail of the needs that an active search found and that still look for support; those that do not are dropped. The caller has locked the search.
 * Public fields only.
 */
export async function mailOfSearch(tx: Tx, id: string): Promise<"mailed" | "dropped" | "nothing"> {
  const now = clock.now();
  const waiting = await tx.savedSearchFind.findMany({ where: { searchId: id, state: "waiting" }, select: { needId: true, need: { select: publicNeedSelect } } });
  if (waiting.length === 0) return "nothing";
  const open = waiting.filter(({ need }) => need.state === "open").sort((a, b) => b.need.priorityScore - a.need.priorityScore || a.need.code.localeCompare(b.need.code));
  const closed = waiting.filter(({ need }) => need.state !== "open").map(({ needId }) => needId);
  if (closed.length > 0) await tx.savedSearchFind.updateMany({ where: { searchId: id, needId: { in: closed } }, data: { state: "dropped" } });
  if (open.length === 0) return "dropped";

  const search = await tx.savedSearch.findUniqueOrThrow({ where: { id }, select: { name: true, query: true, frequency: true, locale: true, mails: true, person: { select: { id: true, email: true, displayName: true } } } });
  const locale = search.locale as "vi" | "en";
  const vi = locale === "vi";
  const site = env.origin + (vi ? "" : "/en");
  const person = search.person!;
  const mailId = await queueMail(tx, {
    template: "new-needs",
    locale,
    to: person.email,
    personId: person.id,
    props: {
      name: person.displayName,
      searchName: search.name,
      frequency: search.frequency as "immediate" | "daily",
      count: open.length,
      needs: open.slice(0, NEEDS_IN_MAIL).map(({ need }) => {
        const view = publicNeedView(need);
        return {
          code: view.code, title: vi ? view.titleVi : view.titleEn, place: vi ? view.placeVi : view.placeEn, unit: vi ? view.unitVi : view.unitEn, price: formatDong(view.unitPrice, locale),
          free: view.quantity - view.unitsAllocated, quantity: view.quantity, deadline: `${view.deadline}T12:00:00+07:00`, url: `${site}/needs/${view.code}`,
        };
      }),
      url: site + needListPath({ ...filtersOfQuery(search.query), sort: "newest" }),
      manageUrl: `${site}/my/searches`,
      unsubscribeUrl: `${site}/searches/unsubscribe/${subscriptionToken(id)}`,
    },
    idempotencyKey: `new-needs:${id}:${search.mails + 1}`,
  });
  if (!mailId) throw new Error(`The mail ${search.mails + 1} of the saved search ${id} was written before.`);
  await tx.savedSearchFind.updateMany({ where: { searchId: id, needId: { in: open.map(({ needId }) => needId) } }, data: { state: "mailed", mailId } });
  await tx.savedSearch.update({ where: { id }, data: { lastMailId: mailId, lastMailedAt: now, mails: { increment: 1 }, needsTold: { increment: open.length } } });
  return "mailed";
}
