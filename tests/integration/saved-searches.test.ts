import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import { deleteSavedSearch } from "~/domain/saved-searches/delete-saved-search.server";
import { editSavedSearch } from "~/domain/saved-searches/edit-saved-search.server";
import { clearSavedSearches } from "~/domain/saved-searches/clear-saved-searches.server";
import { lastDailyMoment, mailNewNeeds } from "~/domain/saved-searches/mail-new-needs.server";
import { NEEDS_IN_MAIL } from "~/domain/saved-searches/mail-of-search.server";
import { matchNewNeeds } from "~/domain/saved-searches/match-new-needs.server";
import { pauseSavedSearch } from "~/domain/saved-searches/pause-saved-search.server";
import { listSavedSearches } from "~/domain/saved-searches/read-saved-searches.server";
import { restoreSavedSearch } from "~/domain/saved-searches/restore-saved-search.server";
import { resumeSavedSearch } from "~/domain/saved-searches/resume-saved-search.server";
import { saveSearch } from "~/domain/saved-searches/save-search.server";
import { SEARCHES_MOST } from "~/domain/saved-searches/saved-search";
import { unsubscribeSearch } from "~/domain/saved-searches/unsubscribe-search.server";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, pool } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { DAY, eventsOf, makeOrganisation, makeViewer } from "../support/factories";
import { newNeedsMails, publish, publishAgain, save, saveMany } from "../support/saved-searches";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let receiverId: string;
let an: Viewer;

const meals = parseNeedFilters(new URLSearchParams("category=meals"));
const told = async () => (await newNeedsMails()).map(({ to, props }) => [to, props.needs.map(({ code }) => code)] as const);
/** What was noted is matched now; then, so many milliseconds later, the mails that are due are written. */
async function later(ms: number) {
  await matchNewNeeds();
  clock.travel(ms);
  return mailNewNeeds();
}
/** Moves the clock to so many milliseconds after a whole hour of a day in Việt Nam. */
function goTo(hour: number, daysOn: number, ms = 0) {
  const there = new Date(`${vietnamDay(new Date(clock.now().getTime() + daysOn * DAY))}T${String(hour).padStart(2, "0")}:00:00+07:00`).getTime() + ms;
  clock.travel(there - clock.now().getTime());
}

beforeEach(async () => {
  receiverId = await makeOrganisation();
  an = await makeViewer({ role: "sponsor" });
});
afterEach(() => clock.reset());

describe("keeping searches", () => {
  it("keeps twenty a person and the same one once, also of forms sent together, and makes room again", async () => {
    const all = await Promise.all(Array.from({ length: SEARCHES_MOST + 5 }, (_each, index) => saveSearch({ viewer: an, name: `Tìm ${index}`, filters: parseNeedFilters(new URLSearchParams({ q: `từ ${index}` })), frequency: "daily", locale: "vi" })));
    expect(all.filter(({ ok }) => ok)).toHaveLength(SEARCHES_MOST);
    expect(all.filter((one) => !one.ok && one.reason === "too-many")).toHaveLength(5);
    const [first] = await listSavedSearches(an, "vi");
    await deleteSavedSearch({ searchId: first!.id, viewer: an });
    const twice = await Promise.all([1, 2].map(() => saveSearch({ viewer: an, name: "Bữa ăn", filters: meals, frequency: "daily", locale: "vi" })));
    expect(twice.map((one) => (one.ok ? "ok" : one.reason)).sort()).toEqual(["ok", "saved-already"]);
    expect(await restoreSavedSearch({ searchId: first!.id, viewer: an })).toEqual({ ok: false, reason: "too-many" });
    expect(await listSavedSearches(an, "vi")).toHaveLength(SEARCHES_MOST);
  });

  it("keeps the filters and neither order nor page nor state, in words of the reader", async () => {
    await save(an, "category=meals&sort=newest&page=3&state=covered&price=100000", { name: "  Bữa   ăn " });
    expect(await listSavedSearches(an, "en")).toMatchObject([{ name: "Bữa ăn", list: "/needs?category=meals&price=100000", state: "active", mails: 0, lastMailedAt: null }]);
    expect((await listSavedSearches(an, "vi"))[0]!.filters).toEqual(["Bữa ăn", "Đến 100.000\u00a0₫ một phần"]);
    expect(await saveSearch({ viewer: an, name: " \u0007 ", filters: meals, frequency: "daily", locale: "vi" })).toEqual({ ok: false, reason: "name-invalid" });
    expect(await saveSearch({ viewer: an, name: "x".repeat(81), filters: meals, frequency: "daily", locale: "vi" })).toEqual({ ok: false, reason: "name-invalid" });
  });

  it("changes, pauses, deletes and restores only what is one's own", async () => {
    const searchId = await save(an, "category=meals");
    const other = await makeViewer({ role: "admin" });
    const gone = { ok: false, reason: "search-gone" };
    for (const deed of [pauseSavedSearch, resumeSavedSearch, deleteSavedSearch, restoreSavedSearch]) expect(await deed({ searchId, viewer: other })).toEqual(gone);
    expect(await editSavedSearch({ searchId, viewer: other, name: "x", frequency: "daily" })).toEqual(gone);
    expect(await editSavedSearch({ searchId: "x", viewer: an, name: "x", frequency: "daily" })).toEqual(gone);
    expect(await listSavedSearches(other, "vi")).toEqual([]);
    expect(await editSavedSearch({ searchId, viewer: an, name: "Tên mới", frequency: "daily" })).toEqual({ ok: true });
    expect(await pauseSavedSearch({ searchId, viewer: an })).toEqual({ ok: true });
    expect(await deleteSavedSearch({ searchId, viewer: an })).toEqual({ ok: true });
    expect(await listSavedSearches(an, "vi")).toEqual([]);
    expect(await restoreSavedSearch({ searchId, viewer: an })).toEqual({ ok: true });
    expect(await listSavedSearches(an, "vi")).toMatchObject([{ name: "Tên mới", frequency: "daily", state: "paused", pausedWhy: "self" }]);
    expect(await eventsOf(searchId)).toEqual(["search.saved", "search.paused", "search.deleted", "search.restored"]);
  });

  it("forgets for good what was deleted a month ago, and addresses that nobody proved within a day", async () => {
    const searchId = await save(an, "category=meals");
    await deleteSavedSearch({ searchId, viewer: an });
    await db.savedSearch.create({ data: { email: "ai@demo.example", name: "x", query: "", locale: "vi", frequency: "daily", state: "unconfirmed", createdAt: clock.now() } });
    clock.travel(23 * HOUR);
    expect(await clearSavedSearches()).toBe(0);
    clock.travel(2 * HOUR);
    expect(await clearSavedSearches()).toBe(1);
    clock.travel(30 * DAY);
    expect(await clearSavedSearches()).toBe(1);
    expect(await db.savedSearch.count()).toBe(0);
  });
});

describe("a new need", () => {
  it("is told to whom it fits, in the language of the search, with public words and the way out", async () => {
    const binh = await makeViewer({ role: "sponsor" });
    await save(an, "category=meals");
    await save(binh, "category=meals", { locale: "en" });
    await save(await makeViewer({ role: "sponsor" }), "category=play_points");
    const code = await publish(receiverId, { titleVi: "Bữa trưa ấm", titleEn: "Warm lunch", internalNote: "kín", exactLocation: "nhà kín" });
    expect(await later((env.SEARCH_MAIL_WINDOW_MINUTES - 1) * MINUTE)).toBe(0);
    expect(await later(2 * MINUTE)).toBe(2);
    const mails = await newNeedsMails();
    expect(mails.map(({ to, locale, props }) => [to, locale, props.needs[0]]).sort()).toEqual([
      [an.email, "vi", expect.objectContaining({ code, title: "Bữa trưa ấm", price: "15.000\u00a0₫", free: 10, url: `${env.origin}/needs/${code}` })],
      [binh.email, "en", expect.objectContaining({ code, title: "Warm lunch", price: "15,000\u00a0₫", url: `${env.origin}/en/needs/${code}` })],
    ].sort());
    expect(JSON.stringify(mails)).not.toMatch(/kín/);
    expect(mails[0]!.props.url).toMatch(/\/needs\?category=meals&sort=newest$/);
    expect(await listSavedSearches(an, "vi")).toMatchObject([{ mails: 1, needsTold: 1, lastMailedAt: expect.any(String) }]);
  });

  it("is told once, whatever happens to it later, and not to whom it was there before", async () => {
    await save(an, "category=meals");
    const code = await publish(receiverId);
    await later(10 * MINUTE);
    await save(await makeViewer({ role: "sponsor" }), "category=meals");
    await publishAgain(code);
    await db.need.update({ where: { code }, data: { state: "covered", unitsAllocated: 10 } });
    await db.need.update({ where: { code }, data: { state: "open", unitsAllocated: 0 } });
    await publishAgain(code);
    await later(HOUR);
    expect(await told()).toEqual([[an.email, [code]]]);
  });

  it("that is withdrawn or covered before the mail is written is left out; one that is alone is not mailed at all", async () => {
    await save(an, "");
    const [kept, covered, withdrawn] = [await publish(receiverId), await publish(receiverId), await publish(receiverId)];
    await matchNewNeeds();
    await db.need.update({ where: { code: covered }, data: { state: "covered", unitsAllocated: 10 } });
    await db.need.update({ where: { code: withdrawn }, data: { state: "withdrawn" } });
    expect(await later(10 * MINUTE)).toBe(1);
    expect(await told()).toEqual([[an.email, [kept]]]);
    const alone = await publish(receiverId);
    await matchNewNeeds();
    await db.need.update({ where: { code: alone }, data: { state: "withdrawn" } });
    expect(await later(10 * MINUTE)).toBe(0);
    expect(await db.savedSearchFind.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } })).toEqual([{ state: "dropped", _count: 3 }, { state: "mailed", _count: 1 }]);
  });

  it("published with two hundred others makes one mail, with the most urgent in it and all of them counted", async () => {
    await save(an, "category=meals");
    for (let index = 0; index < 200; index += 1) {
      await publish(receiverId, { code: `HP-MEAL-${1000 + index}` });
      if (index !== 120) continue;
      await matchNewNeeds();
      clock.travel(3 * MINUTE);
    }
    const { rows } = await pool().query("SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier = 'match_new_needs'");
    expect(rows).toEqual([{ jobs: 1 }]);
    expect(await later(4 * MINUTE)).toBe(0);
    await db.$executeRaw`UPDATE need SET priority_score = right(code, 4)::int % 100 WHERE code LIKE 'HP-MEAL-1%'`;
    expect(await later(2 * MINUTE)).toBe(1);
    const [mail, ...others] = await newNeedsMails();
    expect(others).toEqual([]);
    expect(mail!.props.count).toBe(200);
    expect(mail!.props.needs.map(({ code }) => code)).toEqual(Array.from({ length: NEEDS_IN_MAIL }, (_each, index) => `HP-MEAL-${index % 2 ? 1199 - (index - 1) / 2 : 1099 - index / 2}`));
    expect(await listSavedSearches(an, "vi")).toMatchObject([{ mails: 1, needsTold: 200 }]);
  });

  it("does not wait for ever while others keep coming", async () => {
    await save(an, "");
    for (let index = 0; index < 12 && (await newNeedsMails()).length === 0; index += 1) {
      await publish(receiverId);
      await later(4 * MINUTE);
    }
    expect((await newNeedsMails())[0]!.props.count).toBe(5);
  });

  it("waits for the hour of the daily mail, which goes out once a day", async () => {
    goTo(env.SEARCH_MAIL_HOUR, 1, HOUR);
    await save(an, "", { frequency: "daily" });
    const first = await publish(receiverId);
    expect(await later(5 * HOUR)).toBe(0);
    goTo(env.SEARCH_MAIL_HOUR, 1, -MINUTE);
    const second = await publish(receiverId);
    expect(await later(0)).toBe(0);
    expect(await later(2 * MINUTE)).toBe(1);
    const third = await publish(receiverId);
    expect(await later(HOUR)).toBe(0);
    goTo(env.SEARCH_MAIL_HOUR, 1);
    expect(await later(MINUTE)).toBe(1);
    expect(await told()).toEqual([[an.email, [first, second]], [an.email, [third]]]);
  });

  it("knows the hour in Việt Nam, over midnight of both clocks", () => {
    expect(lastDailyMoment(new Date("2026-11-25T00:00:00Z"), 7).toISOString()).toBe("2026-11-25T00:00:00.000Z");
    expect(lastDailyMoment(new Date("2026-11-24T23:59:59Z"), 7).toISOString()).toBe("2026-11-24T00:00:00.000Z");
    expect(lastDailyMoment(new Date("2026-11-25T17:30:00Z"), 0).toISOString()).toBe("2026-11-25T17:00:00.000Z");
  });

  it("is not told while a search is paused, nor afterwards; what was found before is told if it still looks for support", async () => {
    const searchId = await save(an, "");
    const before = await publish(receiverId);
    await matchNewNeeds();
    await pauseSavedSearch({ searchId, viewer: an });
    await publish(receiverId);
    expect(await later(HOUR)).toBe(0);
    await publish(receiverId);
    clock.travel(MINUTE);
    await resumeSavedSearch({ searchId, viewer: an });
    const after = await publish(receiverId);
    await later(HOUR);
    expect(await told()).toEqual([[an.email, [before, after]]]);
  });

  it("is never told to an address from which the last mail came back, nor to a disabled person", async () => {
    const searchId = await save(an, "");
    await publish(receiverId);
    await later(HOUR);
    await db.outboxMail.updateMany({ where: { template: "new-needs" }, data: { state: "bounced" } });
    await publish(receiverId);
    expect(await later(HOUR)).toBe(0);
    expect(await listSavedSearches(an, "vi")).toMatchObject([{ state: "paused", pausedWhy: "undeliverable" }]);
    await resumeSavedSearch({ searchId, viewer: an });
    expect(await later(HOUR)).toBe(1);
    await db.person.update({ where: { id: an.personId }, data: { disabledAt: clock.now() } });
    await publish(receiverId);
    expect(await later(HOUR)).toBe(0);
  });

  it("is told in one mail and no second one by two workers at once, and by one that died between", async () => {
    const token = (await import("~/domain/saved-searches/subscription-token.server")).subscriptionToken;
    const searchId = await save(an, "");
    await publish(receiverId);
    await Promise.all([matchNewNeeds(), matchNewNeeds(), matchNewNeeds()]);
    expect(await db.savedSearchFind.count()).toBe(1);
    clock.travel(HOUR);
    await Promise.all([mailNewNeeds(), mailNewNeeds(), mailNewNeeds()]);
    expect(await newNeedsMails()).toHaveLength(1);

    // The writing of a mail fails at its very last step: nothing of it stays, and the next run writes it.
    await publish(receiverId);
    await matchNewNeeds();
    clock.travel(HOUR);
    await pool().query("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$");
    await pool().query("CREATE TRIGGER die BEFORE UPDATE ON saved_search FOR EACH ROW WHEN (NEW.mails > OLD.mails) EXECUTE FUNCTION die()");
    await expect(mailNewNeeds()).rejects.toThrow(/killed/);
    expect(await newNeedsMails()).toHaveLength(1);
    expect(await db.savedSearchFind.count({ where: { state: "waiting" } })).toBe(1);
    await pool().query("DROP TRIGGER die ON saved_search");
    expect(await mailNewNeeds()).toBe(1);

    // So does matching: the need is matched again, whole.
    const last = await publish(receiverId);
    await pool().query("CREATE TRIGGER die BEFORE UPDATE ON need_announcement FOR EACH ROW EXECUTE FUNCTION die()");
    await expect(matchNewNeeds()).rejects.toThrow(/killed/);
    expect(await db.savedSearchFind.count()).toBe(2);
    await pool().query("DROP FUNCTION die CASCADE");
    await later(HOUR);
    expect((await told()).map(([, codes]) => codes.length)).toEqual([1, 1, 1]);
    expect((await told()).at(-1)![1]).toEqual([last]);
    await unsubscribeSearch(token(searchId));
    await publish(receiverId);
    expect(await later(HOUR)).toBe(0);
  });

  it("goes past ten thousand saved searches", { timeout: 240_000 }, async () => {
    await saveMany(10_000, (index) => (index % 50 === 0 ? `category=meals&q=${encodeURIComponent(`sân chơi ${index % 7}`)}` : `province=${10 + (index % 80)}&price=${index % 2 ? 50_000 : 100_000}`), clock.now());
    for (let index = 0; index < 3; index += 1) await publish(receiverId);
    const began = performance.now();
    expect(await matchNewNeeds()).toBe(3);
    const found = await db.savedSearchFind.count();
    console.log(`3 needs against 10,000 saved searches: ${Math.round(performance.now() - began)} ms, ${found} finds`);
    expect(found).toBe(3 * (await db.savedSearch.count({ where: { query: { contains: "province=31" } } })));
  });
});
