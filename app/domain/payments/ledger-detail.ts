import { transferOutcomes, transferProviders } from "./payment";

/** Texts of the namespace "fund", handed over by whoever shows the ledger. */
type Words = (key: string, params?: Record<string, unknown>) => string;

const REFERENCE = /^TL[VC][2-9A-Z]{7}$/;
const causes = ["excess", "double", "late", "not_payable", "missed", "ended", "undeliverable"];

type Reader = (description: string, t: Words) => string[] | null;

/** A description that is put together as `<from>: <what>`. */
const told = /^(.+?): (.+)$/s;

/**
 * How the facts in a stored description read, by the kind of booking. Descriptions are written once, in the words of the code, and never changed; whoever
 * reads them gets them in their own language.
 */
const readers: Record<string, Reader> = {
  transfer_placed: arrival,
  transfer_suspended: (description, t) => onSource(description, t, / money of its own$/, () => [t("ledger.detail.ownMoney")]) ?? arrival(description, t),
  suspense_placed: (description, t) => onSource(description, t, / placed on (\S+)$/, (reference) => [reference!]) ?? matched(description, /^(\S+): picked up again$/, ([, reference]) => [reference!, t("ledger.detail.pickedUp")]),
  suspense_returned: (description, t) => onSource(description, t, / returned to the payer$/, () => []),
  suspense_kept_as_gift: (description, t) => onSource(description, t, / kept as a general gift$/, () => []),
  hold_lapsed: (description, t) => matched(description, /^(\S+): hold lapsed/, ([, reference]) => [reference!, t("ledger.detail.holdLapsed")]),
  card_fee: (description, t) => matched(description, /^fee of (\S+): (-?\d+) of (-?\d+) (\w+)$/, ([, payment, fee, gross, currency]) => [payment!, t("ledger.detail.cardFee", { fee: minor(fee!, currency!), gross: minor(gross!, currency!) })]),
  card_refunded: (description) => matched(description, /^refund (\S+)$/, ([, id]) => [id!]),
  card_refund_failed: (description) => matched(description, /^refund (\S+) failed$/, ([, id]) => [id!]),
  card_disputed: dispute,
  card_dispute_won: dispute,
  card_dispute_lost: (description) => matched(description, /^dispute (\S+) lost$/, ([, id]) => [id!]),
  payout_sent: (description) => matched(description, /^payout (\S+): (-?\d+) (\w+)$/, ([, id, amount, currency]) => [id!, minor(amount!, currency!)]),
  payout_arrived: (description) => matched(description, /^payout (\S+) arrived$/, ([, id]) => [id!]),
  payout_failed: (description) => matched(description, /^payout (\S+) failed$/, ([, id]) => [id!]),
  surplus_placed: (description, t) => matched(description, told, ([, cause, reference]) => (causes.includes(cause!) ? [t(`ledger.detail.cause.${cause}`), reference!] : null)),
  surplus_reserved: (description, t) => matched(description, /^(\w+): to the reserve$/, ([, cause]) => (causes.includes(cause!) ? [t(`ledger.detail.cause.${cause}`)] : null)),
  reserve_drawn: (description) => matched(description, told, ([, need, reference]) => [need!, reference!]),
  money_lifted: (description, t) => matched(description, told, ([, reference, cause]) => (causes.includes(cause!) ? [reference!, t(`ledger.detail.cause.${cause}`)] : null)),
  delivery_confirmed: bare,
  goods_delivered: bare,
  advance_spent: bare,
  refund_approved: (description, t) =>
    matched(description, /^(\S+): refund approved$/, ([, reference]) => [reference!])
    ?? matched(description, /^(\S+): refund by bank instead of the card$/, ([, reference]) => [reference!, t("ledger.detail.refundByBank")]),
  refund_paid: (description) => matched(description, /^(\S+): refund paid, (.+)$/, ([, reference, number]) => [reference!, number!]),
  refund_returned: (description) => matched(description, /^(\S+): refund sent back by the bank, (.+)$/, ([, reference, number]) => [reference!, number!]),
  disbursed: (description) => matched(description, /^(CK-\S+), (.+)$/, ([, code, number]) => [code!, number!]),
  bank_fee: (description) => matched(description, /^bank fee (.+)$/, ([, number]) => [number!]),
  reversal: (description, t) =>
    sameMoney(description, t) ?? onSource(description, t, / undone(?: on (\S+))?$/, (reference) => [...(reference ? [reference] : []), t("ledger.detail.undone")])
    ?? matched(description, /^payout (\S+): match taken back$/, ([, id]) => [id!, t("ledger.detail.undone")])
    ?? matched(description, /^bank fee reversed$/, () => [t("ledger.detail.feeReversed")])
    ?? matched(description, /^(\S+): refund was not paid$/, ([, reference]) => [reference!, t("ledger.detail.refundNotPaid")])
    ?? matched(description, /^(\S+): the return marked by hand is on the statement$/, ([, reference]) => [reference!, t("ledger.detail.returnSeen")])
    ?? matched(description, /^(CK-\S+): reversed$/, ([, code]) => [t("ledger.detail.paymentReversed"), code!]),
};

/**
 * What a booking was about, in the reader's language: pledge first, so that a narrow column keeps it, then source, outcome, codes and numbers, apart by dots. Beside the name of its kind it says all that was
 * stored; a description that was written in another way comes as it is.
 */
export function ledgerDetail({ kind, description }: { kind: string; description: string }, t: Words): string {
  return (readers[kind]?.(description, t) ?? [description]).join(" · ");
}

function bare(description: string): string[] {
  return [description];
}

function matched(description: string, pattern: RegExp, parts: (match: RegExpExecArray) => string[] | null): string[] | null {
  const match = pattern.exec(description);
  return match && parts(match);
}

/** `<provider> <its number>: <outcome> [pledge]`, of cards without a number. */
function arrival(description: string, t: Words): string[] | null {
  return matched(description, /^(.+): (\w+)(?: (\S+))?$/s, ([, from, outcome, reference]) => {
    const source = from === "card" ? t("provider.stripe") : sourceOf(from!, t);
    if (!source || !transferOutcomes.some((known) => known === outcome) || (reference && !REFERENCE.test(reference))) return null;
    return [...(reference ? [reference] : []), source, t(`outcome.${outcome}`)];
  });
}

/** `<provider> <its number>: the same money as <provider> <its number>`. */
function sameMoney(description: string, t: Words): string[] | null {
  return matched(description, /^(.+): the same money as (.+)$/s, ([, copy, other]) => {
    const [one, two] = [sourceOf(copy!, t), sourceOf(other!, t)];
    return one && two ? [t("ledger.detail.sameMoney"), one, two] : null;
  });
}

function dispute(description: string, t: Words): string[] | null {
  return matched(description, /^dispute (\S+): (-?\d+) and fee (-?\d+) (\w+)$/, ([, id, gross, fee, currency]) => [id!, t("ledger.detail.dispute", { gross: minor(gross!, currency!), fee: minor(fee!, currency!) })]);
}

/** `<provider> <its number>:` and what was done with it. */
function onSource(description: string, t: Words, end: RegExp, parts: (found: string | undefined) => string[]): string[] | null {
  const match = end.exec(description);
  if (!match || description[match.index - 1] !== ":") return null;
  const source = sourceOf(description.slice(0, match.index - 1), t);
  return source ? [...parts(match[1]), source] : null;
}

/** Who told of money, with its number; of a statement the row, because the file's own number tells a reader nothing. */
function sourceOf(from: string, t: Words): string | null {
  const [provider = "", ...rest] = from.split(" ");
  if (!transferProviders.some((known) => known === provider)) return null;
  const number = rest.join(" ");
  const row = /^statement:[0-9a-f-]{36}:(\d+)$/.exec(number)?.[1];
  return row ? t("ledger.detail.row", { row }) : `${t(`provider.${provider}`)} ${number}`.trim();
}

/** An amount in the smallest unit of a currency as people write it, `12.34 USD`; đồng have no smaller unit. */
function minor(amount: string, currency: string): string {
  return `${currency === "vnd" ? amount : (Number(amount) / 100).toFixed(2)} ${currency.toUpperCase()}`;
}
