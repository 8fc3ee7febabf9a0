import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson } from "~/domain/accounts/add-person.server";
import { disablePerson, enablePerson } from "~/domain/accounts/disable-person.server";
import { grantRole } from "~/domain/accounts/grant-role.server";
import { listPeople } from "~/domain/accounts/read-people.server";
import { viewerOfToken } from "~/domain/accounts/read-viewer.server";
import { CODES_PER_ADDRESS, CODES_PER_EMAIL, requestSignInCode } from "~/domain/accounts/request-sign-in-code.server";
import { revokeRole } from "~/domain/accounts/revoke-role.server";
import { revokeSession, revokeSessionsOf } from "~/domain/accounts/revoke-session.server";
import { CODE_ATTEMPTS } from "~/domain/accounts/sign-in-code.server";
import { signInWithCode } from "~/domain/accounts/sign-in-with-code.server";
import { startSession } from "~/domain/accounts/start-session.server";
import { coversArea, type Viewer } from "~/domain/accounts/viewer";
import { clock } from "~/platform/clock.server";
import { db } from "~/platform/database.server";

const EMAIL = "an@demo.example";
const MINUTE = 60_000;

const ask = (email = EMAIL, ip = "203.0.113.7") => requestSignInCode({ email, locale: "vi", ip });
const signIn = (code: string, email = EMAIL) => signInWithCode({ email, code, device: "Firefox · Linux", ip: "203.0.113.7", locale: "vi" });

/** The code in the newest mail to an address, as its owner reads it. */
async function mailedCode(email = EMAIL): Promise<string> {
  const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: email, template: "sign-in-code" }, orderBy: { createdAt: "desc" } });
  return (mail.props as { code: string }).code;
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function signedIn(email = EMAIL) {
  await ask(email);
  const answer = await signIn(await mailedCode(email), email);
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

async function admin(): Promise<Viewer> {
  const { id } = await db.person.create({ data: { email: "quantri@demo.example", displayName: "Quản trị viên Demo", roleGrantAsPerson: { create: { role: "admin" } } } });
  return (await viewerOfToken(await startSession({ personId: id, device: "" })))!;
}

afterEach(() => clock.reset());

describe("a one-time code", () => {
  it("signs its owner in once, as a sponsor, and says so in the record", async () => {
    await ask(" AN@Demo.example ");
    const answer = await signIn(await mailedCode(), "An@demo.example");
    if (!answer.ok) throw new Error(answer.reason);
    const { viewer, token } = answer;
    expect(viewer).toMatchObject({ email: EMAIL, roles: ["sponsor"] });
    expect((await viewerOfToken(token))?.personId).toBe(viewer.personId);
    const events = await db.event.findMany({ where: { subjectId: viewer.personId }, orderBy: { seq: "asc" }, select: { kind: true } });
    expect(events.map((event) => event.kind)).toEqual(["role.granted", "person.signed_in"]);
    expect(await signIn(await mailedCode())).toEqual({ ok: false, reason: "code-expired" });
  });

  it("is refused when it is wrong, for nobody, or of another address", async () => {
    await ask();
    const code = await mailedCode();
    expect(await signIn(another(code))).toEqual({ ok: false, reason: "code-wrong" });
    expect(await signIn(code, "binh@demo.example")).toEqual({ ok: false, reason: "code-wrong" });
    expect(await signIn(code, "no address")).toEqual({ ok: false, reason: "code-wrong" });
    expect(await db.signInSession.count()).toBe(0);
  });

  it("is good for ten minutes and no longer", async () => {
    await ask();
    const code = await mailedCode();
    clock.travel(10 * MINUTE + 1);
    expect(await signIn(code)).toEqual({ ok: false, reason: "code-expired" });
    clock.reset();
    clock.travel(9 * MINUTE);
    expect(await signIn(code)).toMatchObject({ ok: true });
  });

  it("dies with the fifth wrong try, and the right one comes too late", async () => {
    await ask();
    const code = await mailedCode();
    for (let tries = 1; tries < CODE_ATTEMPTS; tries += 1) expect(await signIn(another(code))).toEqual({ ok: false, reason: "code-wrong" });
    expect(await signIn(another(code))).toEqual({ ok: false, reason: "too-many-attempts" });
    expect(await signIn(code)).toEqual({ ok: false, reason: "too-many-attempts" });
  });

  it("gives way to a newer one", async () => {
    await ask();
    const first = await mailedCode();
    clock.travel(1000);
    await ask();
    const second = await mailedCode();
    if (first !== second) expect(await signIn(first)).toEqual({ ok: false, reason: "code-wrong" });
    expect(await signIn(second)).toMatchObject({ ok: true });
  });

  it("is kept as a hash alone", async () => {
    await ask();
    const code = await mailedCode();
    const row = await db.signInCode.findFirstOrThrow();
    expect(Buffer.from(row.codeHash).toString("latin1")).not.toContain(code);
    expect(row.codeHash.byteLength).toBe(32);
  });
});

describe("asking for codes", () => {
  it("has a limit for each address", async () => {
    for (let times = 0; times < CODES_PER_EMAIL; times += 1) expect(await ask(EMAIL, `203.0.113.${times}`)).toMatchObject({ ok: true });
    expect(await ask(EMAIL, "203.0.113.99")).toEqual({ ok: false, reason: "rate-limited" });
    expect(await ask("binh@demo.example", "203.0.113.99")).toMatchObject({ ok: true });
  });

  it("has a limit for each network address", async () => {
    for (let times = 0; times < CODES_PER_ADDRESS; times += 1) expect(await ask(`mail${times}@demo.example`)).toMatchObject({ ok: true });
    expect(await ask("mail999@demo.example")).toEqual({ ok: false, reason: "rate-limited" });
    expect(await ask("mail999@demo.example", "203.0.113.8")).toMatchObject({ ok: true });
  });

  it("answers alike whether or not the address is known, and refuses what is none", async () => {
    await admin();
    expect(await ask("quantri@demo.example")).toEqual({ ok: true, email: "quantri@demo.example" });
    expect(await ask("nobody@demo.example")).toEqual({ ok: true, email: "nobody@demo.example" });
    expect(await ask("not an address")).toEqual({ ok: false, reason: "email-invalid" });
    expect(await db.person.count()).toBe(1);
  });
});

describe("a session", () => {
  it("ends when it is revoked, and only its owner or an administrator can", async () => {
    const { viewer, token } = await signedIn();
    const { viewer: stranger } = await signedIn("binh@demo.example");
    expect(await revokeSession({ viewer: stranger, sessionId: viewer.sessionId })).toEqual({ ok: false, reason: "not-found" });
    expect(await viewerOfToken(token)).not.toBeNull();
    expect(await revokeSession({ viewer, sessionId: viewer.sessionId })).toEqual({ ok: true });
    expect(await viewerOfToken(token)).toBeNull();
    expect(await revokeSessionsOf({ viewer: stranger, personId: viewer.personId })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await revokeSessionsOf({ viewer: await admin(), personId: stranger.personId })).toEqual({ ok: true, ended: 1 });
  });

  it("is over after thirty days, and no other token opens it", async () => {
    const { token } = await signedIn();
    clock.travel(30 * 24 * 60 * MINUTE - 1000);
    expect(await viewerOfToken(token)).not.toBeNull();
    clock.travel(2000);
    expect(await viewerOfToken(token)).toBeNull();
    expect(await viewerOfToken("x".repeat(43))).toBeNull();
  });
});

describe("a disabled person", () => {
  it("is out at once, hears of it only with the right code, and comes back when enabled", async () => {
    const { viewer, token } = await signedIn();
    const chief = await admin();
    expect(await disablePerson({ viewer: chief, personId: viewer.personId })).toEqual({ ok: true });
    expect(await viewerOfToken(token)).toBeNull();
    clock.travel(1000);
    await ask();
    const code = await mailedCode();
    expect(await signIn(another(code))).toEqual({ ok: false, reason: "code-wrong" });
    expect(await signIn(code)).toEqual({ ok: false, reason: "disabled" });
    expect(await db.signInSession.count({ where: { personId: viewer.personId, revokedAt: null } })).toBe(0);
    expect(await enablePerson({ viewer: chief, personId: viewer.personId })).toEqual({ ok: true });
    expect(await viewerOfToken(token)).toBeNull();
    clock.travel(1000);
    expect((await signedIn()).viewer.personId).toBe(viewer.personId);
  });

  it("is never the administrator who acts", async () => {
    const chief = await admin();
    expect(await disablePerson({ viewer: chief, personId: chief.personId })).toEqual({ ok: false, reason: "own-account" });
  });
});

describe("roles", () => {
  let chief: Viewer;
  let personId: string;

  beforeEach(async () => {
    chief = await admin();
    const added = await addPerson({ viewer: chief, email: EMAIL, name: "An Demo", locale: "vi" });
    if (!added.ok) throw new Error(added.reason);
    personId = added.personId;
    const today = new Date("2025-07-01");
    for (const [code, level] of [["31", "province"], ["11503", "commune"]] as const)
      await db.area.create({ data: { code, validFrom: today, level, kind: "xa", nameVi: "Nơi Demo", fullNameVi: "Nơi Demo", nameEn: "Demo place", provinceCode: "31" } });
  });

  it("reach as far as they are granted, from the next request on", async () => {
    const token = await startSession({ personId, device: "" });
    expect((await viewerOfToken(token))?.roles).toEqual(["sponsor"]);
    const granted = await grantRole({ viewer: chief, personId, role: "coordinator", areaCodes: ["11503"] });
    if (!granted.ok) throw new Error(granted.reason);
    const coordinator = (await viewerOfToken(token))!;
    expect(coversArea(coordinator, "coordinator", { areaCode: "11503", provinceCode: "31" })).toBe(true);
    expect(coversArea(coordinator, "coordinator", { areaCode: "11504", provinceCode: "31" })).toBe(false);
    expect(await revokeRole({ viewer: chief, grantId: granted.grantId })).toEqual({ ok: true, personId });
    expect((await viewerOfToken(token))?.roles).toEqual(["sponsor"]);
  });

  it.each([
    [{ role: "receiver" as const }, "organisation-needed"],
    [{ role: "receiver" as const, organisationId: "00000000-0000-4000-8000-000000000000" }, "organisation-unknown"],
    [{ role: "coordinator" as const, areaCodes: ["99999"] }, "area-unknown"],
    [{ role: "fund_manager" as const, areaCodes: ["31"] }, "area-not-for-role"],
    [{ role: "auditor" as const, caseStaff: true }, "case-staff-not-for-role"],
    [{ role: "sponsor" as const }, "already-granted"],
  ])("are refused where they make no sense: %o", async (wish, reason) => {
    expect(await grantRole({ viewer: chief, personId, ...wish })).toEqual({ ok: false, reason });
  });

  it("are given and taken by administrators alone, who cannot take their own", async () => {
    const { viewer: sponsor } = await signedIn("binh@demo.example");
    const own = await db.roleGrant.findFirstOrThrow({ where: { personId: chief.personId } });
    expect(await grantRole({ viewer: sponsor, personId: sponsor.personId, role: "admin" })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await revokeRole({ viewer: sponsor, grantId: own.id })).toEqual({ ok: false, reason: "not-allowed" });
    expect(await addPerson({ viewer: sponsor, email: "x@demo.example", name: "X", locale: "vi" })).toEqual({ ok: false, reason: "not-allowed" });
    expect((await listPeople(sponsor, {})).people).toEqual([]);
    expect(await revokeRole({ viewer: chief, grantId: own.id })).toEqual({ ok: false, reason: "own-admin-role" });
    expect((await listPeople(chief, { q: "AN dem" })).people.map((person) => person.email)).toEqual([EMAIL]);
  });
});
