import { list, problem, type Movement } from "./stripe-answers";
import { seconds } from "./stripe-clock";

// why: Stripe is outside our machines. What it pays out to the bank, and the movements of the balance that it lists as the parts of a payout.

type Part = Omit<Movement, "exchange_rate"> & { exchange_rate: number | null; type: string; source: { id: string; object: string; payment_intent?: string } | string };
type Payout = { id: string; object: "payout"; amount: number; currency: string; status: string; automatic: boolean; arrival_date: number; created: number; statement_descriptor: string | null };
type Sent = { currency?: string; status?: string; automatic?: boolean; amount?: number; descriptor?: string | null; inDays?: number };

/** The fields of a list of parts that Stripe would take. */
const PART_FIELDS = ["payout", "limit", "expand[0]", "starting_after"];
const PAGE = 2;

export class Payouts {
  private readonly known = new Map<string, { payout: Payout; parts: Part[] }>();

  constructor(private readonly newId: (prefix: string) => string) {}

  /** Stripe pays these parts out; its sum is theirs unless told otherwise. Answers the payout's id. */
  send(parts: Part[], { currency = parts[0]?.currency ?? "vnd", status = "paid", automatic = true, amount, descriptor = "STRIPE PAYOUT", inDays = 2 }: Sent = {}): string {
    const id = this.newId("po");
    const sum = amount ?? parts.reduce((total, { net }) => total + net, 0);
    const payout: Payout = { id, object: "payout", amount: sum, currency, status, automatic, arrival_date: seconds() + inDays * 86_400, created: seconds(), statement_descriptor: descriptor };
    this.known.set(id, { payout, parts: [...parts, { ...this.part("payout", { id, object: "payout" }, -sum, currency) }] });
    return id;
  }

  /** A movement of the balance, in the smallest unit of the currency in which Stripe pays out. */
  part(type: string, source: Part["source"], gross: number, currency = "vnd", fee = 0): Part {
    return { id: this.newId("txn"), object: "balance_transaction", type, source, amount: gross, fee, net: gross - fee, currency, exchange_rate: null };
  }

  /** The movement of a payment as it is listed among the parts of a payout. */
  charge(intent: string, movement: Movement): Part {
    return { ...movement, type: "charge", source: { id: `ch_of_${intent}`, object: "charge", payment_intent: intent } };
  }

  forget(): void {
    this.known.clear();
  }

  set(id: string, status: string): void {
    this.known.get(id)!.payout.status = status;
  }

  answer({ path, resource, id }: { path: string; resource: string; id: string | undefined }, query: URLSearchParams): { status: number; body: object } {
    if (resource === "payouts" && id) return this.known.has(id) ? { status: 200, body: this.known.get(id)!.payout } : problem(404, "invalid_request_error", `No such payout: ${id}`, "resource_missing");
    if (resource === "payouts") return { status: 200, body: list(this.between(Number(query.get("arrival_date[gte]")), Number(query.get("arrival_date[lte]")))) };
    const unknown = [...query.keys()].find((field) => !PART_FIELDS.includes(field));
    if (unknown) return problem(400, "invalid_request_error", `Received unknown parameter: ${unknown}`, "parameter_unknown");
    const of = this.known.get(query.get("payout") ?? "");
    if (!of) return problem(404, "invalid_request_error", `No such object: ${path}`, "resource_missing");
    if (!of.payout.automatic) return problem(400, "invalid_request_error", "Balance transaction history can only be filtered on automatic transfers, not manual.");
    const from = query.get("starting_after") ? of.parts.findIndex((part) => part.id === query.get("starting_after")) + 1 : 0;
    return { status: 200, body: { ...list(of.parts.slice(from, from + PAGE)), has_more: of.parts.length > from + PAGE } };
  }

  private between(from: number, to: number): Payout[] {
    return [...this.known.values()].map(({ payout }) => payout).filter(({ arrival_date: at }) => at >= from && at <= to);
  }
}
