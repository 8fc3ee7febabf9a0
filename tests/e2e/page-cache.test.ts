import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { HttpPerson } from "../support/http-person";
import { newVisitor, openBrowser } from "../support/browser";
import { startProduct, until, type ProductProcess } from "../support/product-process";
import { words } from "../support/words";

/** What was committed so long ago, in milliseconds, every process tells; with the second for which a proxy may keep a page, nobody sees what is older than two. */
const TOLD_AFTER = 1_000;
const one = inject("productUrl");
let second: ProductProcess;
let database: pg.Client;
let need: { code: string; title_vi: string };

// A second web process on the database of the first.
beforeAll(async () => {
  second = await startProduct({ DATABASE_URL: inject("databaseUrl"), DEMO: "1", WORKER: "none" });
  database = new pg.Client({ connectionString: inject("databaseUrl") });
  await database.connect();
  const { rows } = await database.query<typeof need>("SELECT code, title_vi FROM need WHERE state = 'open' AND accepts_money AND quantity - units_allocated > 50 ORDER BY priority_score DESC, code LIMIT 1");
  need = rows[0]!;
});
afterAll(async () => {
  await database?.end();
  second?.child.kill("SIGTERM");
  await second?.ended;
});

const page = async (origin: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(origin + path, { headers, redirect: "manual" });
  return { response, status: response.status, text: await response.text(), how: response.headers.get("Cache-Status") };
};
const kept = async (origin: string, path: string) => {
  await page(origin, path);
  return page(origin, path);
};
const takenOf = (html: string) => new RegExp(`\\\\?"unitsCovered\\\\?",(\\d+)`).exec(html)?.[1];

describe("pages that are the same for everybody", () => {
  it("come from memory when nothing has changed, with what a proxy needs to do the same", async () => {
    for (const path of ["/", "/needs", "/en/needs?category=meals", `/needs/${need.code}`, "/map", "/programmes"]) {
      const { response, how, status } = await kept(one, path);
      expect([status, how], path).toEqual([200, "tam-long-vang; hit"]);
      expect(response.headers.get("Cache-Control"), path).toBe("public, max-age=0, s-maxage=1, must-revalidate");
      expect(response.headers.get("Vary"), path).toBe("Cookie, Accept-Encoding");
      expect(response.headers.getSetCookie(), path).toEqual([]);
    }
  });

  it("are the same bytes from every process, by one name, and are not sent again to who has them", async () => {
    const [here, there] = [await kept(one, "/programmes"), await kept(second.url, "/programmes")];
    // The two stand at addresses of their own, which they state.
    expect(there.text.replaceAll(second.url, one)).toBe(here.text);
    const tag = here.response.headers.get("ETag")!;
    const again = await page(one, "/programmes", { "If-None-Match": `"other", ${tag}` });
    expect([again.status, again.text, again.response.headers.get("ETag")]).toEqual([304, "", tag]);
    expect((await page(one, "/programmes", { "If-None-Match": '"other"' })).status).toBe(200);
  });

  it("are written as the browser reads them best", async () => {
    const plain = await page(one, "/programmes", { "Accept-Encoding": "identity" });
    for (const [asked, given] of [["gzip, deflate, br", "br"], ["gzip", "gzip"], ["br;q=0, gzip;q=0.5", "gzip"], ["identity", null], ["zstd", null]] as const) {
      const { response, text } = await page(one, "/programmes", { "Accept-Encoding": asked });
      expect(response.headers.get("Content-Encoding"), asked).toBe(given);
      expect(text, asked).toBe(plain.text);
    }
    const head = await fetch(`${one}/programmes`, { method: "HEAD", headers: { "Accept-Encoding": "identity" } });
    expect([head.status, head.headers.get("Content-Length"), await head.text()]).toEqual([200, String(Buffer.byteLength(plain.text)), ""]);
  });

  it("run exactly their own scripts, which the policy names by their digests", async () => {
    const { response, text } = await kept(one, "/needs");
    const policy = /script-src ([^;]*)/.exec(response.headers.get("Content-Security-Policy")!)![1]!;
    expect(policy).not.toMatch(/nonce|unsafe/);
    expect(text).not.toContain("nonce=");
    const scripts = [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].filter(([, attributes, inner]) => inner !== "" && !/type="application\//.test(attributes!)).map(([, , inner]) => `'sha256-${createHash("sha256").update(inner!).digest("base64")}'`);
    expect(scripts.length).toBeGreaterThan(2);
    expect([...new Set(scripts)].sort()).toEqual(policy.split(" ").slice(1).sort());
  });
});

describe("a change", () => {
  it("made by one process is seen at the other within two seconds, in the list and on the need's page", async () => {
    const pages = [`/needs/${need.code}`, `/en/needs/${need.code}`, `/needs?q=${encodeURIComponent(need.title_vi)}`];
    const before = await Promise.all(pages.map((path) => kept(second.url, path)));
    await pledge(one, 3);
    const { rows } = await database.query<{ taken: number }>("SELECT units_allocated AS taken FROM need WHERE code = $1", [need.code]);
    // The very next look in the same process.
    expect(takenOf((await page(one, pages[0]!)).text)).toBe(String(rows[0]!.taken));
    await wait(TOLD_AFTER);
    for (const path of pages) expect(takenOf((await page(second.url, path)).text), path).toBe(String(rows[0]!.taken));
    for (const { text } of before) expect(takenOf(text)).not.toBe(String(rows[0]!.taken));
  });

  it("of the database by other hands, too, and one that was rolled back by nobody", async () => {
    await kept(one, `/needs/${need.code}`);
    await database.query("BEGIN");
    await database.query("UPDATE need SET title_vi = title_vi || ' (đã rút)' WHERE code = $1", [need.code]);
    await wait(600);
    expect((await page(one, `/needs/${need.code}`)).text).not.toContain("(đã rút)");
    await database.query("ROLLBACK");
    await database.query("UPDATE need SET title_vi = title_vi || ' (sửa tên)' WHERE code = $1", [need.code]);
    await wait(TOLD_AFTER);
    expect((await page(one, `/needs/${need.code}`)).text).toContain("(sửa tên)");
    await database.query("UPDATE need SET title_vi = $2 WHERE code = $1", [need.code, need.title_vi]);
  });

  it("is seen even when it is committed after a later one", async () => {
    const slow = new pg.Client({ connectionString: inject("databaseUrl") });
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query("UPDATE need SET title_vi = title_vi || ' (chậm)' WHERE code = $1", [need.code]);
    await database.query("UPDATE programme SET summary_vi = summary_vi || ' (nhanh)'");
    await wait(TOLD_AFTER);
    expect((await page(one, "/programmes")).text).toContain("(nhanh)");
    expect((await kept(one, `/needs/${need.code}`)).how).toBe("tam-long-vang; hit");
    await slow.query("COMMIT");
    await slow.end();
    await wait(TOLD_AFTER);
    expect((await page(one, `/needs/${need.code}`)).text).toContain("(chậm)");
    await database.query("UPDATE need SET title_vi = $2 WHERE code = $1", [need.code, need.title_vi]);
  });
});

describe("what belongs to one visitor", () => {
  it("is made for him alone and kept for nobody", async () => {
    const { rows } = await database.query<{ id: string; display_name: string }>("SELECT p.id, p.display_name FROM person p JOIN role_grant g ON g.person_id = p.id WHERE p.demo AND g.role = 'sponsor' ORDER BY p.id LIMIT 1");
    const somebody = await new HttpPerson(one).signInAs(rows[0]!.id);
    await kept(one, "/needs");
    const own = await somebody.get("/needs");
    expect([own.headers.get("Cache-Status"), own.headers.get("Cache-Control"), own.headers.get("Vary")]).toEqual([null, "private, no-cache", "Cookie, Accept-Encoding"]);
    expect(await own.text()).toContain(rows[0]!.display_name);
    const everybodys = await page(one, "/needs");
    expect(everybodys.text).not.toContain(rows[0]!.display_name);
    expect(everybodys.how).toBe("tam-long-vang; hit");
  });

  it("never comes into a page for everybody by a header either", async () => {
    for (const path of ["/", "/needs?category=play_points"]) {
      const { text } = await page(one, `${path}${path.includes("?") ? "&" : "?"}utm_source=evil-term`, { Cookie: "tlv_csrf=stolen-token; other=evil-cookie", "User-Agent": "evil-agent Googlebot", "Accept-Language": "en", "X-Forwarded-Host": "evil.example" });
      expect(text).not.toMatch(/evil|stolen/);
      expect(text).toContain('lang="vi"');
    }
  });

  it("has no form token on it, and no page without one gives one out", async () => {
    const { text, response } = await kept(one, `/needs/${need.code}`);
    expect(text).toMatch(/name="csrf" value=""/);
    expect(text).not.toMatch(/name="csrf" value="[^"]/);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe("what is not there, failed or is not asked for by its address", () => {
  it("is not kept", async () => {
    for (const path of ["/needs/HP-MEAL-9999", "/programmes/none-such", "/map/99"]) {
      const { status, how, response, text } = await kept(one, path);
      expect([status, how, response.headers.get("Cache-Control"), response.headers.get("ETag")], path).toEqual([404, "tam-long-vang; fwd=miss", "private, no-cache", null]);
      expect(text, path).toContain(words("vi", "ui:error.404.title"));
    }
    const { status, response } = await page(one, "/needs?q=&province=31");
    expect([status, response.headers.get("Location")]).toEqual([302, "/needs?province=31"]);
  });

  it("takes no room: any number of made-up parameters is one page", async () => {
    await kept(one, "/needs");
    for (let number = 0; number < 20; number += 1) expect((await page(one, `/needs?x${number}=${randomUUID()}`)).how).toBe("tam-long-vang; hit");
  });
});

describe("the shortlist on a page for everybody", () => {
  it.each([true, false])("works with a press, and the page then shows it (script: %s)", async (javaScriptEnabled) => {
    const browser = await openBrowser();
    try {
      const { page: tab } = await newVisitor(browser, one, { javaScriptEnabled });
      await tab.goto(`/needs/${need.code}`);
      const button = tab.getByRole("button", { name: words("vi", "ui:shortlist.keep"), exact: true });
      await button.click();
      await tab.getByRole("button", { name: words("vi", "ui:shortlist.kept") }).waitFor();
      await tab.goto("/shortlist");
      await tab.getByText(need.code).first().waitFor();
    } finally {
      await browser.close();
    }
  });

  it("lets a visitor go on to forms that need a token", async () => {
    const browser = await openBrowser();
    try {
      const { page: tab } = await newVisitor(browser, one);
      await tab.goto(`/needs/${need.code}`);
      await tab.getByRole("link", { name: words("vi", "public:need.pledge.button") }).click();
      await tab.waitForURL(`**/needs/${need.code}/pledge`);
      await until(async () => ((await tab.locator('form input[name="csrf"]').first().getAttribute("value")) ?? "") !== "", "the form has its token");
    } finally {
      await browser.close();
    }
  });

  it("asks again where the browser does not say what page the press was on, and refuses other sites", async () => {
    const press = (headers: Record<string, string>) => fetch(`${one}/shortlist`, { method: "POST", redirect: "manual", body: new URLSearchParams({ code: need.code, intent: "keep", csrf: "" }), headers });
    const silent = await press({});
    expect([silent.status, silent.headers.get("Location"), silent.headers.getSetCookie()]).toEqual([302, `/shortlist?offered=${need.code}`, []]);
    expect((await page(one, `/shortlist?offered=${need.code}`)).text).toContain(words("vi", "browse:shortlist.keepOffered"));
    for (const foreign of [{ Origin: "https://evil.example" }, { "Sec-Fetch-Site": "cross-site" }] as Record<string, string>[]) {
      const answer = await press(foreign);
      expect([answer.status >= 400, answer.headers.getSetCookie()], JSON.stringify(foreign)).toEqual([true, []]);
    }
    const own = await press({ Origin: one });
    expect([own.status, own.headers.getSetCookie().map((cookie) => cookie.split("=")[0])]).toEqual([302, ["tlv_shortlist"]]);
  });
});

async function pledge(origin: string, units: number) {
  const guest = new HttpPerson(origin);
  const answer = await guest.post(`/needs/${need.code}/pledge`, { units: String(units), mode: "money", givenAs: "anonymous", idempotencyKey: randomUUID(), name: "Khách thử", email: `cache-${randomUUID().slice(0, 8)}@demo.tamlongvang.example` });
  if (answer.status !== 302) throw new Error(`The pledge was answered ${answer.status}: ${await answer.text()}`);
}
