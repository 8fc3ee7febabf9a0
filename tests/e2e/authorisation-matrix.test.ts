import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "~/routes";
import { HttpPerson } from "../support/http-person";
import { uploadedStatement } from "../support/uploaded-statement";

const ROLES = ["visitor", "sponsor", "otherSponsor", "receiver", "otherReceiver", "coordinator", "otherCoordinator", "fund_manager", "programme_officer", "auditor", "admin"] as const;
type Role = (typeof ROLES)[number];
type Rule = { get: readonly Role[] | "everyone" | "signedIn"; post?: readonly Role[] | "everyone" | "signedIn" };

const ofDelivery: readonly Role[] = ["coordinator", "fund_manager", "auditor"];
const ofPledge: readonly Role[] = ["sponsor", "coordinator", "fund_manager", "auditor"];
const fund: readonly Role[] = ["fund_manager", "auditor"];

/** Who may open (get) and who may act (post), for each file that answers a URL. A route without a line here fails the test. */
const RULES: Record<string, Rule> = {
  "public/home": { get: "everyone" },
  "public/needs": { get: "everyone" },
  "public/map": { get: "everyone" },
  "public/map-province": { get: "everyone" },
  "public/shortlist": { get: "everyone", post: "everyone" },
  "public/compare": { get: "everyone" },
  "public/basket-plan": { get: "everyone" },
  "public/needs-feed": { get: "everyone" },
  "public/suggest-needs": { get: "everyone" },
  "public/need": { get: "everyone" },
  "public/programmes": { get: "everyone" },
  "public/programme": { get: "everyone" },
  "public/how-it-works": { get: "everyone" },
  "public/developers": { get: "everyone" },
  "public/embed-needs": { get: "everyone" },
  "public/embed-need": { get: "everyone" },
  "public/transparency": { get: "everyone" },
  "public/transparency-deliveries": { get: "everyone" },
  "public/transparency-sponsors": { get: "everyone" },
  "public/transparency-csv": { get: "everyone" },
  "public/verify": { get: "everyone" },
  "public/certificate": { get: "everyone" },
  "public/certificate-pdf": { get: "everyone" },
  "public/not-found": { get: "everyone" },
  "sponsor/new-pledge": { get: "everyone", post: "everyone" },
  "sponsor/confirm-pledge": { get: "everyone", post: "everyone" },
  "sponsor/my-pledges": { get: "signedIn" },
  "sponsor/plan": { get: ofPledge, post: ["sponsor"] },
  "sponsor/plan-card": { get: ["sponsor"], post: ["sponsor"] },
  "sponsor/my-waitlist": { get: "signedIn", post: "signedIn" },
  "sponsor/waitlist": { get: "everyone", post: "signedIn" },
  "sponsor/pledge": { get: ofPledge, post: ["sponsor"] },
  "sponsor/pledge-slip": { get: [] },
  "sponsor/pay-by-card": { get: ["sponsor"], post: ["sponsor"] },
  "sponsor/pledge-receipt": { get: ofPledge },
  "sponsor/pledge-certificate": { get: ofPledge },
  "sponsor/demo-bank": { get: [], post: ["sponsor", "coordinator", "fund_manager", "auditor"] },
  "account/sign-in": { get: "everyone", post: "everyone" },
  "account/sign-in-code": { get: "everyone", post: "everyone" },
  "account/sign-out": { get: "everyone", post: "everyone" },
  "account/account": { get: "signedIn", post: "signedIn" },
  "account/evidence": { get: ["sponsor", "receiver", ...ofDelivery] },
  "receiver/desk": { get: ["receiver", "otherReceiver"] },
  "receiver/delivery": { get: ["receiver"], post: ["receiver"] },
  "coordinator/desk": { get: ["coordinator", "otherCoordinator", "auditor"] },
  "coordinator/delivery": { get: ["coordinator", "auditor"], post: ["coordinator"] },
  "coordinator/pledge": { get: ["coordinator", "auditor"], post: ["coordinator"] },
  "fund/desk": { get: fund },
  "fund/transfers": { get: fund, post: ["fund_manager"] },
  "fund/approvals": { get: fund, post: ["fund_manager"] },
  "fund/refunds": { get: fund, post: ["fund_manager"] },
  "fund/refund": { get: fund, post: ["fund_manager"] },
  "fund/refund-list-csv": { get: ["fund_manager"] },
  "fund/new-order": { get: ["fund_manager"], post: ["fund_manager"] },
  "fund/order": { get: fund, post: ["fund_manager"] },
  "fund/payments": { get: fund },
  "fund/new-payment": { get: ["fund_manager"], post: ["fund_manager"] },
  "fund/payment": { get: fund, post: ["fund_manager"] },
  "fund/payment-evidence": { get: fund },
  "fund/fees": { get: fund, post: ["fund_manager"] },
  "fund/days": { get: fund, post: ["fund_manager"] },
  "fund/day": { get: fund, post: ["fund_manager"] },
  "sponsor/ask-refund": { get: ["sponsor", "fund_manager"], post: ["sponsor", "fund_manager"] },
  "fund/transfer": { get: fund, post: ["fund_manager"] },
  "fund/debits": { get: fund },
  "fund/debit": { get: fund, post: ["fund_manager"] },
  "fund/statements": { get: fund, post: ["fund_manager"] },
  "fund/statement": { get: fund, post: ["fund_manager"] },
  "fund/statement-report": { get: fund },
  "fund/promises": { get: fund, post: ["fund_manager"] },
  "fund/certificates": { get: fund },
  "fund/certificate": { get: fund, post: ["fund_manager"] },
  "fund/certificate-pdf": { get: fund },
  "fund/cards": { get: fund },
  "fund/payouts": { get: fund },
  "fund/payout": { get: fund, post: ["fund_manager"] },
  "fund/rates": { get: fund, post: ["fund_manager"] },
  "fund/receipts": { get: fund },
  "fund/receipts-csv": { get: fund },
  "fund/receipt": { get: fund, post: ["fund_manager"] },
  "fund/ledger": { get: fund },
  "fund/ledger-book": { get: fund },
  "fund/ledger-book-xlsx": { get: fund },
  "fund/ledger-book-pdf": { get: fund },
  "fund/ledger-csv": { get: fund },
  "admin/desk": { get: ["admin"] },
  "admin/people": { get: ["admin"], post: ["admin"] },
  "admin/person": { get: ["admin"], post: ["admin"] },
  "admin/areas": { get: ["admin"] },
  "admin/mail": { get: ["admin"], post: ["admin"] },
  "dev/mailbox": { get: "everyone" },
  "dev/mail": { get: "everyone" },
  "dev/sign-in-as": { get: [], post: "everyone" },
  "webhooks/bank": { get: [] },
  "webhooks/resend": { get: [] },
  "webhooks/stripe": { get: [] },
  "api/texts": { get: "everyone" },
  "api/healthz": { get: "everyone" },
  "api/readyz": { get: "everyone" },
  "api/metrics": { get: [] },
  "api/robots": { get: "everyone" },
  "api/sitemap": { get: "everyone" },
  "api/v1/aggregates": { get: "everyone" },
  "api/v1/area": { get: "everyone" },
  "api/v1/areas": { get: "everyone" },
  "api/v1/certificate": { get: "everyone" },
  "api/v1/grants": { get: "everyone" },
  "api/v1/need": { get: "everyone" },
  "api/v1/needs": { get: "everyone" },
  "api/v1/needs-csv": { get: "everyone" },
  "api/v1/needs-ndjson": { get: "everyone" },
  "api/v1/openapi": { get: "everyone" },
  "api/v1/programme": { get: "everyone" },
  "api/v1/programmes": { get: "everyone" },
};

/** The forms that a page sends, as they would be filled in; elsewhere an empty one. What is wrong with a form must not be told to whom it is not for. */
const FORMS: Record<string, readonly Record<string, string>[]> = {
  "sponsor/pledge": [{ intent: "cancel", reason: "x" }],
  "sponsor/plan-card": [{ intent: "remove" }, { intent: "save", agreed: "x" }, { intent: "pay", currency: "VND" }],
  "receiver/delivery": [{ unitsAccepted: "1", unitsRejected: "0" }],
  "coordinator/delivery": [{ act: "dispatch" }, { act: "dispute", note: "x" }, { act: "confirm", note: "x" }],
  "coordinator/pledge": [{ act: "accept" }, { act: "decline", note: "x" }, { act: "plan", units: "1", plannedOn: "2027-01-01" }],
  "fund/transfer": [{ act: "place", reference: "TLV2222222", amount: "1" }, { act: "return", note: "x", confirmed: "yes" }, { act: "keep", note: "x", confirmed: "yes" }],
  "fund/order": [{ act: "paid", paidOn: "2026-11-01", bankReference: "x" }, { act: "cancel", note: "x" }],
  "fund/debit": [{ act: "fee", note: "x" }, { act: "undo", note: "x" }, { act: "join", what: "fee", of: "00000000-0000-0000-0000-000000000000" }],
  "fund/payout": [{ act: "match", of: "00000000-0000-0000-0000-000000000000" }, { act: "unmatch", note: "x", sure: "yes" }],
  "fund/certificate": [{ act: "approve" }, { act: "issue", confirmed: "yes" }, { act: "revoke", reason: "x", confirmed: "yes" }],
  "admin/people": [{ email: "x@demo.example", name: "X" }],
  "admin/person": [{ intent: "grant", role: "admin" }, { intent: "disable" }, { intent: "enable" }, { intent: "end-sessions" }],
};

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
  const { slug } = await one("SELECT slug FROM programme ORDER BY position LIMIT 1");
  const holder = async (sql: string, values: unknown[]) => (await one(`SELECT g.person_id AS id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.revoked_at IS NULL AND ${sql} ORDER BY p.email LIMIT 1`, values)).id!;
  Object.assign(facts, pledge, { transferId, receiptNumber, mailId, slug, refundId, refundListId, paymentId, orderId, debitId, payoutId, closingId });
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

  it.each(pages.filter((page) => (RULES[page.name]?.post ?? []).length > 0))("POST /$path ($name) without the form token is refused for all", async ({ path, name }) => {
    for (const role of ROLES) {
      const response = await people[role].post(address(name, path), {}, { csrf: false });
      expect(refused(response), `${role} got ${response.status}`).toBe(true);
    }
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
  const values: Record<string, string | undefined> = { id: id[name], number: facts.receiptNumber, code, reference: facts.reference, slug: facts.slug, fileId: facts.file_id, locale: "vi", namespace: "ui", areaCode: facts.area_code, certificate: facts.verify_code };
  const query = name === "api/v1/aggregates" ? "?by=month" : "";
  return `/${path.replace(/:(\w+)/g, (_whole, parameter: string) => encodeURIComponent(values[parameter] ?? ""))}${query}`;
}

function flatten(entries: RouteConfigEntry[]): { path: string; name: string }[] {
  return entries.flatMap((entry) => [
    { path: entry.path ?? "", name: entry.file.replace(/^routes\//, "").replace(/\.tsx?$/, "") },
    ...flatten(entry.children ?? []),
  ]);
}
