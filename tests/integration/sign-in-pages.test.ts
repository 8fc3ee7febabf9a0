import { describe, expect, it } from "vitest";
import { CODES_PER_ADDRESS } from "~/domain/accounts/request-sign-in-code.server";
import { db } from "~/platform/database.server";
import { action as askForCode } from "~/routes/account/sign-in";
import { action as enterCode } from "~/routes/account/sign-in-code";
import { action as signOut } from "~/routes/account/sign-out";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ask, cookiesOf, sendForm } from "../support/visitor-request";

const EMAIL = "an@demo.example";

async function code(): Promise<string> {
  const mail = await db.outboxMail.findFirstOrThrow({ where: { toEmail: EMAIL }, orderBy: { createdAt: "desc" } });
  return (mail.props as { code: string }).code;
}

/** Walks both steps of signing in with a page to go to afterwards; answers where that led and with which cookies. */
async function signInTowards(next: string) {
  const asked = (await askForCode(sendForm("/sign-in", { email: EMAIL, next }))) as Response;
  expect(asked.headers.get("Location")).toBe("/sign-in/code");
  const entered = (await enterCode(sendForm("/sign-in/code", { code: await code() }, { cookies: cookiesOf(asked) }))) as Response;
  return { to: entered.headers.get("Location"), cookies: cookiesOf(entered) };
}

async function refusal(answer: Promise<unknown>): Promise<number> {
  const thrown: unknown = await answer.then(() => null, (error: unknown) => error);
  return thrown instanceof Response ? thrown.status : 0;
}

describe("signing in", () => {
  it("leads back to the page that was asked for, with a session that holds until signing out", async () => {
    const { to, cookies } = await signInTowards("/needs/HP-MEAL-0001/pledge?units=3");
    expect(to).toBe("/needs/HP-MEAL-0001/pledge?units=3");
    const session = cookies.find((cookie) => cookie.startsWith("tlv_session="))!;
    expect(session).toMatch(/; HttpOnly; SameSite=Lax/);
    expect((await allowAnyone(ask("/", { cookies: [session] }).request))?.email).toBe(EMAIL);
    await signOut(sendForm("/sign-out", {}, { cookies: [session] }));
    expect(await allowAnyone(ask("/", { cookies: [session] }).request)).toBeNull();
  });

  it.each(["//evil.example/x", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:alert(1)", "/sign-out", "/%2F/../../evil.example//", ""])(
    "never leads to another site: %j",
    async (next) => {
      const { to } = await signInTowards(next);
      expect(new URL(to!, "http://localhost:3000").origin).toBe("http://localhost:3000");
      expect(to).toMatch(/^\/(?!\/)/);
      expect(to).not.toContain("sign-out");
    },
  );

  it("counts by the address our server saw, whatever a client claims", async () => {
    const claim = (times: number) => ({ "x-forwarded-for": `198.51.100.${times}`, "x-tlv-client-address": `198.51.100.${times}`, "x-real-ip": `198.51.100.${times}` });
    for (let times = 0; times < CODES_PER_ADDRESS; times += 1) await askForCode(sendForm("/sign-in", { email: `mail${times}@demo.example` }, { headers: claim(times) }));
    const answer = await askForCode(sendForm("/sign-in", { email: "last@demo.example" }, { headers: claim(99) }));
    expect(answer).toMatchObject({ data: { reason: "rate-limited", email: "last@demo.example" }, init: { status: 429 } });
    const elsewhere = await askForCode(sendForm("/sign-in", { email: "last@demo.example" }, { address: "203.0.113.8" }));
    expect((elsewhere as Response).status).toBe(302);
  });
});

describe("a form", () => {
  it("is refused without the token of our page, or with the token of another visitor", async () => {
    expect(await refusal(askForCode(sendForm("/sign-in", { email: EMAIL }, { token: "none" })))).toBe(403);
    expect(await refusal(askForCode(sendForm("/sign-in", { email: EMAIL }, { token: "foreign" })))).toBe(403);
    expect(await db.outboxMail.count()).toBe(0);
  });

  it.each([["Origin", "https://evil.example"], ["Origin", "null"], ["Sec-Fetch-Site", "cross-site"], ["Sec-Fetch-Site", "same-site"]])(
    "is refused when another site sends it, even with a good token: %s %s",
    async (header, value) => {
      expect(await refusal(askForCode(sendForm("/sign-in", { email: EMAIL }, { headers: { [header]: value } })))).toBe(403);
      expect(await db.outboxMail.count()).toBe(0);
    },
  );

  it("with a token signs nobody out by a mere visit", async () => {
    expect(await refusal(signOut(ask("/sign-out")))).toBe(405);
  });
});
