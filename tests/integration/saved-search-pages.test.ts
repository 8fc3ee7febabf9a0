import { beforeEach, describe, expect, it } from "vitest";
import { ASKED_PER_EMAIL } from "~/domain/saved-searches/ask-to-save-search.server";
import { mailNewNeeds } from "~/domain/saved-searches/mail-new-needs.server";
import { matchNewNeeds } from "~/domain/saved-searches/match-new-needs.server";
import { subscriptionToken } from "~/domain/saved-searches/subscription-token.server";
import { startSession } from "~/domain/accounts/start-session.server";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { outside } from "../support/no-outside-requests";
import { http, HttpResponse } from "msw";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import * as confirmPage from "~/routes/public/confirm-search";
import * as newPage from "~/routes/public/new-search";
import * as outPage from "~/routes/public/unsubscribe-search";
import * as minePage from "~/routes/sponsor/my-searches";
import { eventsOf, makeOrganisation, makeViewer } from "../support/factories";
import { newNeedsMails, publish, save } from "../support/saved-searches";
import { ask, cookiesOf, sendForm } from "../support/visitor-request";

const HOUR = 3_600_000;
const form = (more: Record<string, string> = {}) => ({ query: "category=meals", name: "Bữa ăn", frequency: "immediate", email: "Khach@demo.example", ...more });
const asked = (more: Record<string, string> = {}, options: Parameters<typeof sendForm>[2] = {}) => newPage.action(sendForm("/searches/new?category=meals", form(more), options)) as Promise<Response>;
const idOf = (answer: Response) => new URL(answer.headers.get("Location")!, "http://x").searchParams.get("id")!;
const codeFor = async (email: string) => (await db.outboxMail.findFirstOrThrow({ where: { toEmail: email, template: "search-confirm-code" }, orderBy: { createdAt: "desc" } })).props as { code: string; url: string };
const confirm = (id: string, code: string, address?: string) => confirmPage.action(sendForm(`/searches/confirm?id=${id}`, { id, code }, { address })) as Promise<Response>;
const refusal = (answer: unknown) => answer as { data: { error: string; typed: unknown; field?: string }; init: { status: number } };
const status = async (run: () => unknown) => {
  try {
    return await run();
  } catch (thrown) {
    return (thrown as Response).status;
  }
};

let receiverId: string;
beforeEach(async () => {
  clock.reset();
  receiverId = await makeOrganisation();
});

describe("a guest's search", () => {
  it("is mailed nothing but its code until the code has come back; then its owner is signed in", async () => {
    const answer = await asked();
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, expect.stringMatching(/^\/searches\/confirm\?id=[0-9a-f-]{36}$/)]);
    const id = idOf(answer);
    await publish(receiverId);
    await matchNewNeeds();
    clock.travel(HOUR / 12);
    await mailNewNeeds();
    expect((await db.outboxMail.findMany()).map(({ template, toEmail }) => [template, toEmail])).toEqual([["search-confirm-code", "khach@demo.example"]]);
    expect(await db.person.count()).toBe(0);

    const { code, url } = await codeFor("khach@demo.example");
    expect(url).toBe(`${env.origin}/searches/confirm?id=${id}`);
    const done = await confirm(id, ` ${code.slice(0, 3)} ${code.slice(3)}`);
    expect([done.status, done.headers.get("Location")]).toEqual([302, "/my/searches"]);
    const person = await db.person.findUniqueOrThrow({ where: { email: "khach@demo.example" }, select: { id: true, emailConfirmedAt: true } });
    expect(person.emailConfirmedAt).not.toBeNull();
    expect(await db.savedSearch.findMany({ select: { id: true, personId: true, email: true, state: true, query: true } })).toEqual([{ id, personId: person.id, email: null, state: "active", query: "category=meals" }]);
    expect(await eventsOf(id)).toEqual(["search.saved"]);
    const page = await minePage.loader(ask("/my/searches", { cookies: cookiesOf(done) }));
    expect(page.searches).toMatchObject([{ id, name: "Bữa ăn" }]);
    expect(refusal(await confirm(id, code)).init.status).toBe(400);
  });

  it("is answered alike whether the address has an account or not", async () => {
    await makeViewer({ role: "sponsor" });
    const known = (await db.person.findFirstOrThrow({ select: { email: true } })).email;
    const [one, other] = [await asked({ email: known }), await asked({ email: "niemand@demo.example" })];
    const plain = (answer: Response) => [answer.status, answer.headers.get("Location")!.replace(/id=.*/, ""), [...answer.headers.keys()].sort()];
    expect(plain(one)).toEqual(plain(other));
    expect(refusal(await confirm(idOf(one), "000000")).data.error).toBe(refusal(await confirm(idOf(other), "000000")).data.error);
  });

  it("is refused with a clear word, and what was typed stays", async () => {
    const noEmail = refusal(await asked({ email: "không phải email" }));
    expect([noEmail.init.status, noEmail.data.field, noEmail.data.typed]).toEqual([400, "email", { name: "Bữa ăn", frequency: "immediate", email: "không phải email" }]);
    expect(refusal(await asked({ name: "  " })).data.field).toBe("name");
    expect(refusal(await asked({ frequency: "hourly" })).data.field).toBe("frequency");
    expect(await status(() => asked({}, { token: "none" }))).toBe(403);
    expect(await db.savedSearch.count()).toBe(0);
  });

  it("cannot be used to send one address many mails, nor from one network to many", async () => {
    for (let index = 0; index < ASKED_PER_EMAIL; index += 1) expect((await asked({}, { address: `203.0.113.${index}` })).status).toBe(302);
    expect(refusal(await asked({}, { address: "203.0.113.99" })).init.status).toBe(429);
    const answers = await Promise.all(Array.from({ length: 40 }, (_each, index) => asked({ email: `k${index}@demo.example` }, { address: "198.51.100.7" })));
    expect(answers.filter((answer) => answer.status === 302)).toHaveLength(30);
  });

  it("gives in to no guessing, and to no code of another search", async () => {
    const [one, other] = [idOf(await asked()), idOf(await asked({ email: "khac@demo.example" }))];
    expect(refusal(await confirm(one, (await codeFor("khac@demo.example")).code)).init.status).toBe(400);
    for (let index = 0; index < 5; index += 1) await confirm(other, "000000", `192.0.2.${index}`);
    expect(refusal(await confirm(other, (await codeFor("khac@demo.example")).code, "192.0.2.77")).init.status).toBe(429);
    clock.travel(11 * 60_000);
    expect(refusal(await confirm(one, (await codeFor("khach@demo.example")).code)).data.error).toMatch(/hết hạn/);
    expect(await db.savedSearch.count({ where: { state: "active" } })).toBe(0);
  });

  it("that its owner has already is not kept twice", async () => {
    const first = idOf(await asked());
    await confirm(first, (await codeFor("khach@demo.example")).code);
    const second = idOf(await asked());
    expect((await confirm(second, (await codeFor("khach@demo.example")).code)).status).toBe(302);
    expect((await db.savedSearch.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([first]);
  });
});

describe("one press out of a mail (RFC 8058)", () => {
  /** As mail programs send it: no cookie, no origin of ours, this very body. */
  const press = (path: string, body = "List-Unsubscribe=One-Click") =>
    outPage.action({ ...ask(path, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "cross-site", Origin: "https://mail.example" }, body: new URLSearchParams(body) }), params: { token: decodeURIComponent(path.split("/").at(-1)!) } });

  it("stands in the headers of the mail, and stops it at once", async () => {
    const an = await makeViewer({ role: "sponsor" });
    const searchId = await save(an, "category=meals");
    await publish(receiverId);
    await matchNewNeeds();
    clock.travel(HOUR);
    await mailNewNeeds();
    const sent: { headers: Record<string, string>; html: string; text: string }[] = [];
    env.RESEND_API_KEY = "re_test";
    // why: Resend is outside our machines; this records what its SDK sends.
    outside.use(http.post("https://api.resend.com/emails", async ({ request }) => {
      sent.push((await request.json()) as (typeof sent)[number]);
      return HttpResponse.json({ id: "msg_1" });
    }));
    for (const { id } of await db.outboxMail.findMany({ where: { template: "new-needs" }, select: { id: true } })) await sendMail(id);
    env.RESEND_API_KEY = undefined;
    outside.resetHandlers();
    const address = /^<(.+)>$/.exec(sent[0]!.headers["List-Unsubscribe"]!)![1]!;
    expect(sent[0]!.headers).toEqual({ "List-Unsubscribe": `<${env.origin}/searches/unsubscribe/${subscriptionToken(searchId)}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    expect(sent[0]!.html).toContain(address);
    expect(sent[0]!.text).toContain(address);

    const path = new URL(address).pathname;
    const looked = await outPage.loader({ ...ask(path), params: { token: path.split("/").at(-1)! } });
    expect((looked as unknown as { data: unknown }).data).toEqual({ name: "category=meals", standing: "active" });
    expect(await db.savedSearch.count({ where: { state: "active" } })).toBe(1);
    for (const _twice of [1, 2]) expect(await press(path)).toMatchObject({ data: { did: "stopped" } });
    expect(await db.savedSearch.findUniqueOrThrow({ where: { id: searchId }, select: { state: true, pausedWhy: true } })).toEqual({ state: "paused", pausedWhy: "unsubscribed" });
    await publish(receiverId);
    await matchNewNeeds();
    clock.travel(HOUR);
    expect(await mailNewNeeds()).toBe(0);

    expect(await press(path, "intent=again")).toMatchObject({ data: { did: "again" } });
    await publish(receiverId);
    await matchNewNeeds();
    clock.travel(HOUR);
    expect(await mailNewNeeds()).toBe(1);
    expect((await newNeedsMails()).at(-1)!.props.count).toBe(1);
    expect(await eventsOf(searchId)).toEqual(["search.saved", "search.paused", "search.resumed"]);
  });

  it("does nothing for an address that is not ours, another word, or a search that is gone", async () => {
    const an = await makeViewer({ role: "sponsor" });
    const searchId = await save(an, "category=meals");
    const token = subscriptionToken(searchId);
    for (const wrong of [`${token}x`, token.replace(/^./, (letter) => (letter === "A" ? "B" : "A")), searchId, "", "x".repeat(5_000), `${Buffer.from(searchId).toString("base64url")}.`]) expect(await status(() => press(`/searches/unsubscribe/${wrong}`))).toBe(404);
    for (const body of ["", "List-Unsubscribe=Later", "intent=delete"]) expect(await status(() => press(`/searches/unsubscribe/${token}`, body))).toBe(403);
    expect(await db.savedSearch.count({ where: { state: "active" } })).toBe(1);
    await db.savedSearch.delete({ where: { id: searchId } });
    expect(await press(`/searches/unsubscribe/${token}`)).toMatchObject({ data: { did: "stopped" } });
    const looked = await outPage.loader({ ...ask("/x"), params: { token } });
    expect((looked as unknown as { data: unknown }).data).toEqual({ name: "", standing: "gone" });
  });
});

describe("the page of one's own searches", () => {
  it("does what its buttons say, and gives a deleted search back", async () => {
    const an = await makeViewer({ role: "sponsor" });
    const cookies = [sessionCookie(await startSession({ personId: an.personId, device: "" }))];
    expect(await status(() => minePage.loader(ask("/my/searches")))).toBe(302);
    const saved = (await newPage.action(sendForm("/searches/new", form({ email: "" }), { cookies }))) as Response;
    expect(saved.headers.get("Location")).toBe("/my/searches");
    const { id } = await db.savedSearch.findFirstOrThrow({ select: { id: true } });
    const act = (fields: Record<string, string>) => minePage.action(sendForm("/my/searches", { searchId: id, ...fields }, { cookies }));
    const mine = async (query = "") => (await minePage.loader(ask(`/my/searches${query}`, { cookies }))) as Awaited<ReturnType<typeof minePage.loader>>;
    expect(((await act({ intent: "edit", name: "Mới", frequency: "daily" })) as Response).status).toBe(302);
    expect((await mine()).searches).toMatchObject([{ name: "Mới", frequency: "daily", state: "active" }]);
    expect(refusal(await act({ intent: "edit", name: " ", frequency: "daily" })).data.field).toBe(`name-${id}`);
    await act({ intent: "pause" });
    expect((await mine()).searches).toMatchObject([{ state: "paused", pausedWhy: "self" }]);
    await act({ intent: "resume" });
    const deleted = (await act({ intent: "delete" })) as Response;
    expect(deleted.headers.get("Location")).toBe(`/my/searches?deleted=${id}`);
    expect(await mine(`?deleted=${id}`)).toMatchObject({ searches: [], deleted: { id, name: "Mới" } });
    await act({ intent: "restore" });
    expect(await mine(`?deleted=${id}`)).toMatchObject({ searches: [{ name: "Mới" }], deleted: null });
    expect(await status(() => act({ intent: "burn" }))).toBe(400);
    expect(refusal(await newPage.action(sendForm("/searches/new", form(), { cookies }))).data.error).toMatch(/đã lưu/);
  });
});
