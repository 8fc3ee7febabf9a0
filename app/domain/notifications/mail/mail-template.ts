import type { ReactElement } from "react";

/** Days, times and deadlines are instants in ISO 8601; amounts are whole đồng as safe integers. */
export type MailProps = {
  "sign-in-code": { code: string; minutes: number; url: string };
  "guest-confirm-code": { code: string; minutes: number; needCode: string; needTitle: string; url: string };
  "search-confirm-code": { code: string; minutes: number; searchName: string; url: string };
  "pledge-made": PledgeShare & { deadline: string; url: string; payment: HowToPay };
  "basket-made": { sponsorName: string | null; lines: BasketLineShare[]; deadline: string; payment: Exclude<HowToPay, { by: "in_kind" }>; url: string };
  "basket-lapsing": { sponsorName: string | null; lines: BasketLineShare[]; deadline: string; amount: number; reference: string; url: string };
  "basket-received": { sponsorName: string | null; lines: BasketLineShare[]; amount: number; receipts: string[]; receivedOn: string; url: string };
  "hold-lapsing": PledgeShare & { deadline: string; amount: number; reference: string | null; url: string };
  "payment-received": {
    sponsorName: string | null;
    amount: number;
    receiptNumber: string;
    /** The receipt that was void since its money was taken back, now that it came again. */
    replaces: string | null;
    receivedOn: string;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "money-waiting": {
    sponsorName: string | null;
    /** `late`: the hold had ended; `unplaced`: no pledge could be recognised; `excess`: more came than was pledged; `lifted`: what it was for cannot go on. */
    why: "late" | "unplaced" | "excess" | "lifted";
    amount: number;
    receivedOn: string;
    reference: string | null;
    url: string;
  };
  "card-refunded": {
    sponsorName: string | null;
    /** `late`: the units had gone to somebody else, and the sponsor wished the money back; `other`: the fund or the sponsor's bank sent it back. */
    why: "late" | "other";
    /** The refund's worth, and what went back to the card in the currency it was charged in. */
    amount: number;
    charged: string;
    /** What the pledge still lacks after a part went back; 0 when nothing is left to pay. */
    lacking: number;
    /** The instalment that is to be paid again because its money went back, and the day it is due; null for any other gift. */
    again: { position: number; count: number; dueOn: string } | null;
    reference: string;
    url: string;
  };
  "card-refund-failed": {
    sponsorName: string | null;
    /** The gift stands again as before; otherwise the money waits at the fund. */
    stands: boolean;
    /** What did not reach the card, in đồng. */
    amount: number;
    reference: string;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "refund-decided": {
    sponsorName: string | null;
    approved: boolean;
    /** `pledge`: all of the pledge goes back and it ends; `part`: some units or instalments; `excess`: money the pledge never took. */
    of: "pledge" | "part" | "excess";
    amount: number;
    /** What goes back by bank transfer and what to the card. */
    bank: number;
    card: number;
    reference: string;
    url: string;
  };
  /** The receiving bank sent a refund back; `url` is where another account is entered. */
  "refund-returned": { sponsorName: string | null; amount: number; reference: string; returnedOn: string; url: string };
  "refund-paid": { sponsorName: string | null; amount: number; reference: string; paidOn: string; url: string };
  /** Money had been credited by mistake; without `deadline` the hold has ended. */
  "payment-undone": { sponsorName: string | null; amount: number; reference: string; lacking: number; deadline: string | null; url: string };
  /** What the fund decided on money that waited: the gift of `reference`. `placed`: on that pledge, which still lacks `lacking`; `elsewhere`: on a pledge of somebody else; `same`: the bank had reported it twice. */
  "money-decided": { sponsorName: string | null; as: "kept" | "returned" | "placed" | "elsewhere" | "same"; amount: number; lacking: number; reference: string; url: string };
  "instalment-reminder": {
    sponsorName: string | null;
    /** Seven days before, on the day, seven and fourteen days after. */
    when: "ahead" | "due" | "late7" | "late14";
    position: number;
    count: number;
    amount: number;
    dueOn: string;
    /** The last day before the units are carried on by others. */
    lastDay: string;
    reference: string;
    bankName: string;
    account: string;
    holder: string;
    needCode: string;
    needTitle: string;
    url: string;
  };
  /** An instalment that will be taken from the saved card: seven days before, on the day, or once more after its bank refused. */
  "instalment-by-card": {
    sponsorName: string | null;
    when: "ahead" | "today" | "again";
    position: number;
    count: number;
    amount: number;
    takenOn: string;
    needCode: string;
    needTitle: string;
    url: string;
  };
  /** `agreed`: the words of consent as they were read. */
  "card-saved": { sponsorName: string | null; agreed: string; agreedOn: string; next: { amount: number; dueOn: string } | null; needCode: string; needTitle: string; url: string };
  "card-declined": {
    sponsorName: string | null;
    /** `again`: the card is tried once more on `nextOn`; `last`: not for this instalment; `confirm`: its bank wants the payer; `blocked`: never again. */
    what: "again" | "last" | "confirm" | "blocked";
    reason: "authentication_required" | "insufficient_funds" | "expired_card" | "lost_card" | "stolen_card" | "declined";
    position: number;
    count: number;
    amount: number;
    nextOn: string | null;
    /** The last day before the units are carried on by others. */
    lastDay: string;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "instalment-received": {
    sponsorName: string | null;
    position: number;
    count: number;
    amount: number;
    receiptNumber: string;
    /** The saved card that paid it, null when it came another way; a brand without a name of its own is null. */
    card: { brand: string | null; last4: string } | null;
    receivedOn: string;
    nextDueOn: string | null;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "promise-changed": {
    to: "sponsor" | "coordinator";
    name: string | null;
    what: "paused" | "shortened" | "day_changed" | "ended" | "missed" | "picked_up";
    reference: string;
    instalments: number;
    units: number;
    unit: string;
    until: string | null;
    day: number | null;
    bridgeCode: string | null;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "bridge-waits": {
    to: "fund" | "coordinator";
    name: string | null;
    /** For which time it stays open longer, from 1. */
    times: number;
    until: string;
    /** What is still to be taken, and its worth. */
    units: number;
    unit: string;
    amount: number;
    needCode: string;
    needTitle: string;
    url: string;
  };
  "surplus-used": {
    sponsorName: string | null;
    as: "need" | "reserve";
    cause: "excess" | "double" | "late" | "not_payable" | "missed" | "ended" | "undeliverable";
    amount: number;
    reference: string;
    newNeed: string | null;
    newReference: string | null;
    url: string;
  };
  /** New needs that fit a saved search: public words in the reader's language, the most urgent first, and how many there are in all. */
  "new-needs": {
    name: string | null;
    searchName: string;
    frequency: "immediate" | "daily";
    count: number;
    /** `price` is that of one unit, ready to read. */
    needs: { code: string; title: string; place: string; unit: string; price: string; free: number; quantity: number; deadline: string; url: string }[];
    /** The list of everything that fits. */
    url: string;
    manageUrl: string;
    /** The signed address that stops these mails (RFC 8058). */
    unsubscribeUrl: string;
  };
  "waitlist-offer": PledgeShare & { amount: number; deadline: string; url: string };
  "delivery-confirmed": PledgeShare & { deliveredOn: string; url: string };
  "certificate-issued": {
    sponsorName: string | null;
    number: string;
    issuedOn: string;
    verifyCode: string;
    /** Public page where anybody checks the certificate. */
    verifyUrl: string;
    url: string;
  };
};

/** What a sponsor took, in words of the public layer and in the reader's language. */
export type PledgeShare = {
  sponsorName: string | null;
  needCode: string;
  needTitle: string;
  /** Commune and province, never a school class or a household. */
  place: string;
  /** Units of the need. */
  quantity: number;
  unit: string;
};

/** One need of a basket, as a pledge of it is told. */
export type BasketLineShare = Omit<PledgeShare, "sponsorName">;

export type HowToPay =
  /** `transfers` are the amounts of each, in order, where the sum is above what one transfer carries. */
  | { by: "bank"; amount: number; transfers?: number[]; reference: string; bankName: string; account: string; holder: string }
  | { by: "card"; amount: number }
  | { by: "in_kind" };

export type MailTemplate = keyof MailProps;
export type MailLocale = "vi" | "en";

/** What every template is given besides its own props: words, formats and the site it speaks for. */
export type MailContext = {
  locale: MailLocale;
  /** The template's own texts. */
  t: (key: string, params?: Record<string, unknown>) => string;
  /** Texts that several templates share. */
  common: (key: string, params?: Record<string, unknown>) => string;
  dong: (amount: number) => string;
  count: (quantity: number) => string;
  date: (instant: string) => string;
  dateTime: (instant: string) => string;
  site: { fundName: string; origin: string; demo: boolean };
};

export type WrittenMail = { subject: string; body: ReactElement };
export type MailWriter<T extends MailTemplate> = (context: MailContext, props: MailProps[T]) => WrittenMail;
