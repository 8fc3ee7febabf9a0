import { cardBody, type KeptCard } from "./stripe-saved-cards";

// why: Stripe is outside our machines. The shapes of its answers, apart from the server that gives them.

export type Movement = { id: string; object: "balance_transaction"; amount: number; fee: number; net: number; currency: string; exchange_rate: number | null };
export type Intent = { id: string; status: string; currency: string; amount: number; charge: string; metadata: Record<string, string>; balance: Movement | null; created: number; kept?: { customer: string; card: KeptCard; usage: "off_session" | null; problem?: object | null } };
export type Session = { id: string; status: "open" | "complete" | "expired"; paid: boolean; intent: string | null; fields: Record<string, string>; expiresAt: number; card?: KeptCard };

/** A payment as Stripe answers it; the payer's own words are in it so that a test can see them nowhere else. */
export function intentBody({ id, status, currency, amount, charge, metadata, balance, created, kept }: Intent, expanded: boolean): object {
  const latest = { id: charge, object: "charge", created, amount, currency, balance_transaction: balance, billing_details: { email: "payer@demo.example", name: "A Demo Payer" } };
  return { id, object: "payment_intent", status, currency, amount, amount_received: status === "succeeded" ? amount : 0, metadata, latest_charge: expanded ? latest : charge, ...keptBody(kept, expanded) };
}

function keptBody(kept: Intent["kept"], expanded: boolean): object {
  return kept ? { customer: kept.customer, payment_method: expanded ? cardBody(kept.card) : kept.card.id, setup_future_usage: kept.usage, last_payment_error: kept.problem ?? null } : {};
}

/** A page as Stripe answers it; `address` is where its own pages are. */
export function sessionBody({ id, status, paid, intent, fields, expiresAt, card }: Session, address: string): object {
  const setup = fields.mode === "setup" && card ? { id: `seti_${id}`, object: "setup_intent", status: "succeeded", customer: card.customer, payment_method: cardBody(card) } : null;
  return {
    id, object: "checkout.session", status, payment_status: fields.mode === "setup" ? "no_payment_required" : paid ? "paid" : "unpaid", payment_intent: intent, setup_intent: setup,
    customer: card?.customer ?? null, expires_at: expiresAt, mode: fields.mode,
    url: status === "open" ? `${address}/pay/${id}` : null, metadata: { checkout: fields["metadata[checkout]"], reference: fields["metadata[reference]"] },
  };
}

export function list(data: object[]): object {
  return { object: "list", data, has_more: false, url: "/v1/list" };
}

export function problem(status: number, type: string, message: string, code?: string): { status: number; body: object } {
  return { status, body: { error: { type, message, ...(code ? { code } : {}) } } };
}
