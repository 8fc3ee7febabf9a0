import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "~/routes";
import { FORMS, ROLES, RULES, type Role, type Rule } from "../fixtures/route-rules";
import { HttpPerson } from "../support/http-person";
import { uploadedStatement } from "../support/uploaded-statement";

const people = {} as Record<Role, HttpPerson>;
const facts: Record<string, string> = {};
const database = new pg.Client({ connectionString: inject("databaseUrl") });

beforeAll(async () => {
  await database.connect();
  const one = async (sql: string, values: unknown[] = []) => {
    const row = (await database.query<Record<string, string>>(sql, values)).rows[0];
    if (!row) throw new Error(`The demonstration holds nothing for: ${sql}`);
    return row;
  };
  // A delivered money pledge with evidence and a certificate: everything that a page can show belongs to it.
  const pledge = await one(
    `SELECT p.id, p.reference, p.person_id, n.code, n.receiver_id, n.area_code, n.province_code, d.id AS delivery_id, c.id AS certificate_id, c.verify_code, e.file_id
     FROM pledge p JOIN need n ON n.id = p.need_id JOIN delivery d ON d.pledge_id = p.id JOIN delivery_evidence e ON e.delivery_id = d.id
     JOIN certificate c ON c.pledge_id = p.id JOIN sponsor s ON s.id = p.sponsor_id
     WHERE p.mode = 'money' AND c.state = 'issued' AND s.person_id IS NOT NULL ORDER BY p.reference LIMIT 1`,
  );
  const { id: transferId } = await one("SELECT id FROM incoming_transfer ORDER BY received_at LIMIT 1");
  await new HttpPerson(inject("productUrl")).post("/sign-in", { email: "ma.tran.quyen@demo.tamlongvang.example" });
  const { number: receiptNumber } = await one("SELECT number FROM receipt ORDER BY number LIMIT 1");
  const { id: refundId } = await one("SELECT id FROM refund ORDER BY asked_at LIMIT 1");
  const { id: paymentId } = await one("SELECT id FROM disbursement WHERE evidence_id IS NOT NULL ORDER BY code LIMIT 1");
  const { id: orderId } = await one("SELECT order_reference AS id FROM payment_order ORDER BY made_at LIMIT 1");
  const { id: refundListId } = await one("SELECT id FROM refund_list ORDER BY number LIMIT 1");
  const { id: debitId } = await one("SELECT id FROM outgoing_debit WHERE state = 'unexplained' ORDER BY moved_at LIMIT 1");
  const { id: payoutId } = await one("SELECT id FROM card_payout WHERE state = 'arrived' ORDER BY id LIMIT 1");
  const { id: closingId } = await one("SELECT id FROM day_closing ORDER BY day LIMIT 1");
  const { id: mailId } = await one("SELECT id FROM outbox_mail ORDER BY created_at LIMIT 1");
  const { token } = await one("SELECT split_part(props->>'unsubscribeUrl', '/unsubscribe/', 2) AS token FROM outbox_mail WHERE template = 'new-needs' LIMIT 1");
  const { slug } = await one("SELECT slug FROM programme ORDER BY position LIMIT 1");
  const holder = async (sql: string, values: unknown[]) => (await one(`SELECT g.person_id AS id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.revoked_at IS NULL AND ${sql} ORDER BY p.email LIMIT 1`, values)).id!;
  Object.assign(facts, pledge, { transferId, receiptNumber, mailId, slug, refundId, refundListId, paymentId, orderId, debitId, payoutId, closingId, token });
  facts.personId = await holder("g.role = 'auditor'", []);
  const ids: Record<Exclude<Role, "visitor">, string> = {
    sponsor: pledge.person_id!,
    otherSponsor: await holder("g.role = 'sponsor' AND g.person_id <> $1 AND NOT EXISTS (SELECT 1 FROM role_grant o WHERE o.person_id = g.person_id AND o.role <> 'sponsor')", [pledge.person_id]),
    receiver: await holder("g.role = 'receiver' AND g.organisation_id = $1", [pledge.receiver_id]),
    otherReceiver: await holder("g.role = 'receiver' AND g.organisation_id <> $1", [pledge.receiver_id]),
    coordinator: await holder("g.role = 'coordinator' AND (g.area_codes && ARRAY[$1, $2] OR g.area_codes = '{}')", [pledge.area_code, pledge.province_code]),
    otherCoordinator: await holder("g.role = 'coordinator' AND NOT g.area_codes && ARRAY[$1, $2] AND g.area_codes <> '{}'", [pledge.area_code, pledge.province_code]),
    fund_manager: await holder("g.role = 'fund_manager'", []),
    programme_officer: await holder("g.role = 'programme_officer'", []),
    auditor: await holder("g.role = 'auditor'", []),
    admin: await holder("g.role = 'admin'", []),
  };
  for (const role of ROLES) {
    people[role] = new HttpPerson(inject("productUrl"));
    if (role !== "visitor") await people[role].signInAs(ids[role]);
  }
  const { code: openCode } = await one("SELECT code FROM need WHERE state = 'open' AND accepts_money AND quantity > units_allocated AND deadline > now() ORDER BY code LIMIT 1");
  await people.sponsor.post("/basket/pledge", { chosen: `${openCode}*1`, givenAs: "person", honourName: "Demo", idempotencyKey: randomUUID() });
  facts.basketReference = (await one("SELECT reference FROM basket WHERE person_id = $1 AND state = 'held' ORDER BY made_at DESC LIMIT 1", [pledge.person_id])).reference!;
  facts.statementId = await uploadedStatement(people.fund_manager, "ngay,no,co\n");
});
afterAll(() => database.end());

const pages = flatten(routes).filter((page) => !page.path.includes("*"));

describe("authorisation matrix", () => {
  it("has a rule for every route", () => {
    expect(pages.map((page) => page.name).filter((name) => !(name in RULES))).toEqual([]);
  });

  it.each(pages)("GET /$path ($name) lets in exactly the people of its rule", async ({ path, name }) => {
    const seen = await Promise.all(ROLES.map(async (role) => [role, opened(await people[role].get(address(name, path)))] as const));
    expect(seen.filter(([, open]) => open).map(([role]) => role)).toEqual(allowed(RULES[name]!.get));
  });

  it.each(pages.filter((page) => RULES[page.name]?.post !== "everyone"))("POST /$path ($name) refuses everybody else, and nothing happens", async ({ path, name }) => {
    const before = await lastEvent();
    for (const role of outside(RULES[name]!.post)) {
      for (const form of FORMS[name] ?? [{ reference: facts.reference!, kind: "right", mailId: facts.mailId! }]) {
        const response = await people[role].post(address(name, path), form);
        expect(refused(response), `${role} got ${response.status} for ${JSON.stringify(form)}`).toBe(true);
      }
    }
    expect(await lastEvent()).toBe(before);
  });

  it.each(pages.filter((page) => RULES[page.name]?.post && page.name !== "account/sign-out"))("POST /$path ($name) does not turn away the people of its rule", async ({ path, name }) => {
    for (const role of allowed(RULES[name]!.post!)) {
      const response = await people[role].post(address(name, path), name === "dev/sign-in-as" ? { personId: facts.personId! } : { reference: facts.reference! });
      expect(refused(response), `${role} got ${response.status}`).toBe(false);
    }
  });

  it.each(pages.filter((page) => (RULES[page.name]?.post ?? []).length > 0 && !RULES[page.name]?.harmless))("POST /$path ($name) without the form token is refused for all", async ({ path, name }) => {
    for (const role of ROLES) {
      const response = await people[role].post(address(name, path), {}, { csrf: false });
      expect(refused(response), `${role} got ${response.status}`).toBe(true);
    }
  });

  it.each(pages.filter((page) => RULES[page.name]?.harmless))("POST /$path ($name) is refused when another site sent it, and without a token changes nothing unless the browser says that we did", async ({ path, name }) => {
    const product = inject("productUrl");
    const post = (headers: Record<string, string>) => fetch(product + address(name, path), { method: "POST", redirect: "manual", headers, body: new URLSearchParams({ intent: "keep", code: facts.code!, units: "1" }) });
    const elsewhere: Record<string, string>[] = [{ "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site", Origin: product }];
    for (const headers of elsewhere) expect(refused(await post(headers)), JSON.stringify(headers)).toBe(true);
    const asked = await post({});
    expect([asked.status, asked.headers.get("Location"), asked.headers.getSetCookie()]).toEqual([302, expect.stringContaining("?offered="), []]);
  });
});

function allowed(rule: Rule["get"]): readonly Role[] {
  if (rule === "everyone") return ROLES;
  if (rule === "signedIn") return ROLES.filter((role) => role !== "visitor");
  return ROLES.filter((role) => rule.includes(role));
}

function outside(rule: Rule["post"] = []): readonly Role[] {
  return ROLES.filter((role) => !allowed(rule).includes(role));
}

/** The number of the last thing that happened; signing in is no deed of a form. */
async function lastEvent(): Promise<string> {
  return String((await database.query<{ last: string }>("SELECT max(seq) AS last FROM event WHERE kind NOT LIKE 'person.signed_%'")).rows[0]!.last);
}

function opened(response: Response): boolean {
  if (response.status === 302 || response.status === 303) return !refused(response);
  return response.status === 200;
}

function refused(response: Response): boolean {
  const toSignIn = [302, 303].includes(response.status) && /\/sign-in/.test(response.headers.get("Location") ?? "");
  return toSignIn || [401, 403, 404, 405].includes(response.status);
}

/** The address of a route with the identifiers of the planted pledge in place of its parameters. */
function address(name: string, path: string): string {
  const id: Record<string, string | undefined> = {
    "receiver/delivery": facts.delivery_id,
    "coordinator/delivery": facts.delivery_id,
    "fund/transfer": facts.transferId,
    "fund/refund": facts.refundId,
    "fund/refund-list-csv": facts.refundListId,
    "fund/payment": facts.paymentId,
    "fund/order": facts.orderId,
    "fund/payment-evidence": facts.paymentId,
    "fund/debit": facts.debitId,
    "fund/payout": facts.payoutId,
    "fund/day": facts.closingId,
    "fund/statement": facts.statementId,
    "fund/statement-report": facts.statementId,
    "fund/certificate": facts.certificate_id,
    "fund/certificate-pdf": facts.certificate_id,
    "admin/person": facts.personId,
    "dev/mail": facts.mailId,
  };
  const code = name.startsWith("public/certificate") ? facts.verify_code : facts.code;
  const values: Record<string, string | undefined> = { id: id[name], number: facts.receiptNumber, code, reference: name.startsWith("sponsor/basket") ? facts.basketReference : facts.reference, slug: facts.slug, token: facts.token, fileId: facts.file_id, locale: "vi", namespace: "ui", areaCode: facts.area_code, certificate: facts.verify_code };
  const query = name === "api/v1/aggregates" ? "?by=month" : "";
  return `/${path.replace(/:(\w+)/g, (_whole, parameter: string) => encodeURIComponent(values[parameter] ?? ""))}${query}`;
}

function flatten(entries: RouteConfigEntry[]): { path: string; name: string }[] {
  return entries.flatMap((entry) => [
    { path: entry.path ?? "", name: entry.file.replace(/^routes\//, "").replace(/\.tsx?$/, "") },
    ...flatten(entry.children ?? []),
  ]);
}
