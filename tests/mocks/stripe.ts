import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { intentBody, list, problem, sessionBody, type Intent, type Movement, type Session } from "./stripe-answers";
import { seconds } from "./stripe-clock";
import { Payouts } from "./stripe-payouts";
import { cardBody, KeptCards, SAVING_FIELDS, type BankAnswer, type KeptCard } from "./stripe-saved-cards";

// why: Stripe is outside our machines. This server answers the requests we make as Stripe documents them, keeps what it was told, and refuses what
// Stripe would refuse: no key, no idempotency key, unknown fields, amounts and times outside the limits, one key for two different requests.

export type Received = { method: string; path: string; key: string | null; fields: Record<string, string> };
type Refund = { id: string; object: "refund"; amount: number; status: string; created: number; payment_intent: string };
type Dispute = { id: string; object: "dispute"; amount: number; status: string; reason: string; created: number; payment_intent: string; balance_transactions: Movement[]; evidence_details: { due_by: number } };

const SESSION_FIELDS = /^(mode|submit_type|customer_creation|allowed_payment_method_types\[0\]|adaptive_pricing\[enabled\]|invoice_creation\[enabled\]|client_reference_id|locale|expires_at|success_url|cancel_url|line_items\[0\]\[(quantity|price_data\]\[(currency|unit_amount|product_data\]\[name))\]|metadata\[(checkout|reference)\]|payment_intent_data\[(metadata\]\[(checkout|reference)|description|setup_future_usage)\])$/;

export class FakeStripe {
  readonly received: Received[] = [];
  /** `down`: answers 503. `silent`: breaks the connection. `forgetful`: does what it is asked, and breaks the connection before it says so. */
  mood: "well" | "down" | "silent" | "forgetful" = "well";
  readonly cards = new KeptCards();
  readonly payouts = new Payouts((prefix) => this.id(prefix));
  private readonly sessions = new Map<string, Session>();
  private readonly intents = new Map<string, Intent>();
  private readonly refunds: Refund[] = [];
  private readonly disputes: Dispute[] = [];
  private readonly answers = new Map<string, { asked: string; status: number; body: object }>();
  private count = 0;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this.address();
  }

  private address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The payer fills in the page: a charge with its balance transaction, in the settlement currency. Answers the payment's id. */
  pay(sessionId: string, { fee = 0, gross, currency, settled = true }: { fee?: number; gross?: number; currency?: string; settled?: boolean } = {}): string {
    const session = this.sessions.get(sessionId)!;
    const amount = Number(session.fields["line_items[0][price_data][unit_amount]"]);
    const charged = session.fields["line_items[0][price_data][currency]"]!;
    const balance = settled ? this.movement(gross ?? amount, fee, currency ?? charged) : null;
    const metadata = { checkout: session.fields["payment_intent_data[metadata][checkout]"]!, reference: session.fields["payment_intent_data[metadata][reference]"]! };
    const intent = this.intent({ amount, currency: charged, metadata, balance });
    Object.assign(session, { status: "complete", paid: true, intent });
    if (session.fields["payment_intent_data[setup_future_usage]"] === "off_session") this.intents.get(intent)!.kept = { ...this.keepFor(session), usage: "off_session" };
    return intent;
  }

  /** The payer fills in a page that only saves a card. */
  fillIn(sessionId: string, card: Partial<KeptCard> = {}): KeptCard {
    const session = this.sessions.get(sessionId)!;
    session.status = "complete";
    return this.keepFor(session, card).card;
  }

  /** What the bank of the card kept last says to its next charges, one after the other. */
  bankSays(...answers: BankAnswer[]): void {
    this.cards.last().answers.push(...answers);
  }

  /** Stripe remembers a key for a day. */
  forgetKeys(): void {
    this.answers.clear();
  }

  /** Charges of kept cards that succeeded, oldest first. */
  charges(): { amount: number; reference: string | undefined }[] {
    return [...this.intents.values()].filter(({ kept, status }) => kept?.usage === null && status === "succeeded").map(({ amount, metadata }) => ({ amount, reference: metadata.reference }));
  }

  /** The bank makes up its mind about a charge it still thought about. */
  makesUpItsMind(intent: string, status: "succeeded" | "requires_payment_method"): void {
    Object.assign(this.intents.get(intent)!, { status, balance: status === "succeeded" ? this.movement(this.intents.get(intent)!.amount, 0, "vnd") : null });
  }

  /** A payment that no page of ours led to. */
  intent({ amount, currency, metadata = {}, balance = null }: { amount: number; currency: string; metadata?: Record<string, string>; balance?: Movement | null }): string {
    const id = this.id("pi");
    this.intents.set(id, { id, status: "succeeded", currency, amount, charge: this.id("ch"), metadata, balance, created: seconds() });
    return id;
  }

  /** The movement of the balance that a payment made. */
  balanceOf(intent: string): Movement {
    return this.intents.get(intent)!.balance!;
  }

  settle(intent: string, gross: number, fee: number, currency: string): void {
    this.intents.get(intent)!.balance = this.movement(gross, fee, currency);
  }

  expire(sessionId: string): void {
    this.sessions.get(sessionId)!.status = "expired";
  }

  /** A refund made in the dashboard. */
  refund(intent: string, amount: number, status = "succeeded"): string {
    const id = this.id("re");
    this.refunds.push({ id, object: "refund", amount, status, created: seconds() + this.refunds.length, payment_intent: intent });
    return id;
  }

  setRefund(id: string, status: string): void {
    this.refunds.find((refund) => refund.id === id)!.status = status;
  }

  dispute(intent: string, amount: number, { status = "needs_response", gross = -amount, fee = 0, currency = "vnd" } = {}): string {
    const id = this.id("dp");
    const movements = status.startsWith("warning_") ? [] : [this.movement(gross, fee, currency)];
    this.disputes.push({ id, object: "dispute", amount, status, reason: "fraudulent", created: seconds(), payment_intent: intent, balance_transactions: movements, evidence_details: { due_by: seconds() + 7 * 86_400 } });
    return id;
  }

  endDispute(id: string, status: "won" | "lost", { gross = 0, fee = 0, currency = "vnd" } = {}): void {
    const dispute = this.disputes.find((each) => each.id === id)!;
    dispute.status = status;
    if (status === "won") dispute.balance_transactions.push(this.movement(gross || dispute.amount, fee, currency));
  }

  lastSession = (): string => [...this.sessions.keys()].at(-1)!;

  posts(path: string): Received[] {
    return this.received.filter((one) => one.method === "POST" && one.path === path);
  }

  private keepFor(session: Session, more: Partial<KeptCard> = {}): { customer: string; card: KeptCard } {
    if (session.fields.customer_creation !== "always") throw new Error("A card can only be kept for a customer.");
    const customer = this.id("cus");
    session.card = this.cards.keep({ id: this.id("pm"), customer, brand: "visa", last4: "4242", exp_month: 12, exp_year: new Date().getFullYear() + 3, ...more });
    return { customer, card: session.card };
  }

  private movement(amount: number, fee: number, currency: string): Movement {
    return { id: this.id("txn"), object: "balance_transaction", amount, fee, net: amount - fee, currency, exchange_rate: null };
  }

  private id(prefix: string): string {
    this.count += 1;
    return `${prefix}_test_${Date.now().toString(36)}${this.count.toString().padStart(5, "0")}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.mood === "silent") return void request.socket.destroy();
    if (request.url!.startsWith("/pay/")) return void response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Pay</title><h1>Payment page of the test</h1>");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, "http://stripe.test");
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const key = (request.headers["idempotency-key"] as string | undefined) ?? null;
    const received = { method: request.method!, path: url.pathname, key, fields };
    this.received.push(received);
    const { status, body } = this.mood === "down" ? problem(503, "api_error", "down") : this.once(request, received, url);
    if (this.mood === "forgetful") return void request.socket.destroy();
    response.writeHead(status, { "Content-Type": "application/json", "Request-Id": this.id("req") });
    response.end(JSON.stringify(body));
  }

  private once(request: IncomingMessage, received: Received, url: URL): { status: number; body: object } {
    if (!/^Bearer sk_test_\w+$/.test(request.headers.authorization ?? "")) return problem(401, "invalid_request_error", "No key.");
    if (received.method !== "POST") return this.route(received, url);
    if (!/^application\/x-www-form-urlencoded/.test(request.headers["content-type"] ?? "")) return problem(415, "invalid_request_error", "Not a form.");
    if (!received.key) return problem(400, "invalid_request_error", "No idempotency key.");
    const asked = JSON.stringify([received.path, received.fields]);
    const before = this.answers.get(received.key);
    if (before) return before.asked === asked ? before : problem(400, "idempotency_error", "The key was used for another request.");
    const answer = this.route(received, url);
    if (answer.status < 400 || answer.status === 402) this.answers.set(received.key, { asked, ...answer });
    return answer;
  }

  private route({ method, path, fields }: Received, url: URL): { status: number; body: object } {
    const [, , resource, id, deed] = path.replace("/v1/checkout/sessions", "/v1/sessions").split("/");
    if (method === "GET" && (resource === "payouts" || resource === "balance_transactions")) return this.payouts.answer({ path, resource, id }, url.searchParams);
    if (resource === "sessions" && method === "POST" && !id) return this.openSession(fields);
    const session = resource === "sessions" ? this.sessions.get(id!) : undefined;
    if (session && deed === "expire") {
      if (session.status !== "open") return problem(400, "invalid_request_error", "Only open sessions can be expired.");
      session.status = "expired";
    }
    if (session) return { status: 200, body: sessionBody(session, this.address()) };
    if (resource === "payment_intents" && !id) return method === "POST" ? this.charge(fields) : { status: 200, body: list(this.intentsOf(url.searchParams.get("customer"))) };
    if (resource === "payment_methods") return deed === "detach" ? this.detach(id!) : this.readCard(id!);
    const intent = resource === "payment_intents" ? this.intents.get(id!) : undefined;
    if (intent) return { status: 200, body: intentBody(intent, url.searchParams.has("expand[0]")) };
    const of = <T extends { payment_intent: string }>(all: T[]) => all.filter((one) => one.payment_intent === url.searchParams.get("payment_intent"));
    if (resource === "refunds" && method === "GET") return { status: 200, body: list(of(this.refunds).toReversed()) };
    if (resource === "disputes" && method === "GET") return { status: 200, body: list(of(this.disputes)) };
    if (resource === "refunds") return this.openRefund(fields);
    return problem(404, "invalid_request_error", `No such object: ${path}`, "resource_missing");
  }

  private openSession(fields: Record<string, string>): { status: number; body: object } {
    const saves = fields.mode === "setup";
    const unknown = Object.keys(fields).find((field) => !(saves ? SAVING_FIELDS : SESSION_FIELDS).test(field));
    if (unknown) return problem(400, "invalid_request_error", `Received unknown parameter: ${unknown}`, "parameter_unknown");
    const amount = saves ? "13000" : fields["line_items[0][price_data][unit_amount]"] ?? "";
    if (!/^\d{1,8}$/.test(amount) || Number(amount) < (saves || fields["line_items[0][price_data][currency]"] === "vnd" ? 13_000 : 50)) return problem(400, "invalid_request_error", "Amount outside the limits.", "amount_too_small");
    const expiresAt = Number(fields.expires_at);
    const ahead = expiresAt - seconds();
    if (!Number.isInteger(expiresAt) || ahead < 30 * 60 || ahead > 24 * 3600) return problem(400, "invalid_request_error", "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.");
    const session: Session = { id: this.id("cs"), status: "open", paid: false, intent: null, fields, expiresAt };
    this.sessions.set(session.id, session);
    return { status: 200, body: sessionBody(session, this.address()) };
  }

  /** A charge of a kept card with nobody present. */
  private charge(fields: Record<string, string>): { status: number; body: object } {
    const wrong = this.cards.whatIsWrong(fields);
    if (wrong) return problem(400, "invalid_request_error", wrong);
    const card = this.cards.find(fields.payment_method)!;
    const { status, problem: refusal } = this.cards.charge(card.id);
    const [amount, metadata] = [Number(fields.amount), { checkout: fields["metadata[checkout]"]!, reference: fields["metadata[reference]"]! }];
    const id = this.intent({ amount, currency: "vnd", metadata, balance: status === "succeeded" ? this.movement(amount, 0, "vnd") : null });
    const intent = Object.assign(this.intents.get(id)!, { status, kept: { customer: fields.customer!, card, usage: null, problem: refusal } });
    return refusal ? { status: 402, body: { error: { ...refusal, payment_intent: intentBody(intent, false) } } } : { status: 200, body: intentBody(intent, false) };
  }

  private intentsOf(customer: string | null): object[] {
    return [...this.intents.values()].filter(({ kept }) => kept && kept.customer === customer).toReversed().map((intent) => intentBody(intent, false));
  }

  private readCard(id: string): { status: number; body: object } {
    const card = this.cards.find(id);
    return card ? { status: 200, body: cardBody(card) } : problem(404, "invalid_request_error", "No such PaymentMethod.", "resource_missing");
  }

  private detach(id: string): { status: number; body: object } {
    const card = this.cards.detach(id);
    return card ? { status: 200, body: cardBody(card) } : problem(400, "invalid_request_error", "The payment method is not attached to a customer.");
  }

  private openRefund(fields: Record<string, string>): { status: number; body: object } {
    const intent = this.intents.get(fields.payment_intent ?? "");
    const amount = Number(fields.amount);
    const before = this.refunds.filter((one) => one.payment_intent === intent?.id && one.status !== "failed").reduce((sum, one) => sum + one.amount, 0);
    if (!intent || !Number.isInteger(amount) || amount < 1) return problem(400, "invalid_request_error", "No such payment.");
    if (before + amount > intent.amount) return problem(400, "invalid_request_error", "Greater than unrefunded amount.", "charge_already_refunded");
    const id = this.refund(intent.id, amount);
    return { status: 200, body: this.refunds.find((refund) => refund.id === id)! };
  }
}
