// why: the cards that Stripe keeps for later payments are outside our machines. Each belongs to a customer; whether its bank pays is the test's to say.

export type KeptCard = { id: string; customer: string | null; brand: string; last4: string; exp_month: number; exp_year: number; answers: BankAnswer[] };

/** What a card's bank says to one charge with nobody present; without any it pays. */
export type BankAnswer =
  | { says: "pays" | "still thinks" }
  | { says: "declines"; code?: string; decline_code?: string; advice_code?: "do_not_try_again" | "try_again_later" | "confirm_card_data" }
  | { says: "wants the payer" };

export const SAVING_FIELDS = /^(mode|currency|customer_creation|allowed_payment_method_types\[0\]|client_reference_id|locale|expires_at|success_url|cancel_url|metadata\[(saved_card|reference)\]|setup_intent_data\[(metadata\]\[(saved_card|reference)|description)\])$/;
const CHARGE_FIELDS = /^(amount|currency|customer|payment_method|allowed_payment_method_types\[0\]|off_session|confirm|description|metadata\[(checkout|reference)\])$/;

type Problem = { type: string; message: string; code: string; decline_code?: string; advice_code?: string };
export type Charged = { status: "succeeded" | "processing" | "requires_payment_method"; problem: Problem | null };

export class KeptCards {
  private readonly cards = new Map<string, KeptCard>();

  keep(card: Omit<KeptCard, "answers">): KeptCard {
    const kept = { ...card, answers: [] };
    this.cards.set(card.id, kept);
    return kept;
  }

  find(id: string | null | undefined): KeptCard | undefined {
    return id ? this.cards.get(id) : undefined;
  }

  ofCustomer(customer: string): KeptCard[] {
    return [...this.cards.values()].filter((card) => card.customer === customer);
  }

  last(): KeptCard {
    return [...this.cards.values()].at(-1)!;
  }

  /** Has a card belong to nobody; null when it did already, which Stripe refuses. */
  detach(id: string): KeptCard | null {
    const card = this.cards.get(id);
    if (!card?.customer) return null;
    card.customer = null;
    return card;
  }

  /** What is wrong with a charge as it was asked, before any bank is. */
  whatIsWrong(fields: Record<string, string>): string | null {
    const unknown = Object.keys(fields).find((field) => !CHARGE_FIELDS.test(field));
    if (unknown) return `Received unknown parameter: ${unknown}`;
    if (!/^\d{1,8}$/.test(fields.amount ?? "") || Number(fields.amount) < 13_000) return "Amount outside the limits.";
    if (fields.confirm !== "true" || fields.off_session !== "true" || fields.currency !== "vnd") return "Not a charge with nobody present.";
    const card = this.cards.get(fields.payment_method ?? "");
    if (!card?.customer || card.customer !== fields.customer) return "The payment method does not belong to the customer, or was detached.";
    return null;
  }

  /** What the bank says to the next charge of a card. */
  charge(id: string): Charged {
    const answer = this.cards.get(id)!.answers.shift() ?? { says: "pays" };
    if (answer.says === "pays") return { status: "succeeded", problem: null };
    if (answer.says === "still thinks") return { status: "processing", problem: null };
    const words = answer.says === "declines" ? { code: "card_declined", ...answer } : { code: "authentication_required", decline_code: "authentication_required" };
    const { code, decline_code, advice_code } = words as Partial<Problem>;
    const problem = { type: "card_error", message: "Your card was declined.", code: code!, ...(decline_code ? { decline_code } : {}), ...(advice_code ? { advice_code } : {}) };
    return { status: "requires_payment_method", problem };
  }
}

export function cardBody({ id, customer, answers: _, ...card }: KeptCard): object {
  return { id, object: "payment_method", type: "card", customer, card, billing_details: { email: "payer@demo.example", name: "A Demo Payer" } };
}
