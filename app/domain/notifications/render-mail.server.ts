import { render } from "@react-email/render";
import { formatDong } from "~/domain/money";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { basketLapsing } from "~/domain/notifications/mail/basket-lapsing";
import { basketMade } from "~/domain/notifications/mail/basket-made";
import { basketReceived } from "~/domain/notifications/mail/basket-received";
import { cardDeclined } from "~/domain/notifications/mail/card-declined";
import { cardRefundFailed } from "~/domain/notifications/mail/card-refund-failed";
import { cardRefunded } from "~/domain/notifications/mail/card-refunded";
import { cardSaved } from "~/domain/notifications/mail/card-saved";
import { certificateIssued } from "~/domain/notifications/mail/certificate-issued";
import { deliveryConfirmed } from "~/domain/notifications/mail/delivery-confirmed";
import { guestConfirmCode } from "~/domain/notifications/mail/guest-confirm-code";
import { holdLapsing } from "~/domain/notifications/mail/hold-lapsing";
import { instalmentByCard } from "~/domain/notifications/mail/instalment-by-card";
import { instalmentReceived } from "~/domain/notifications/mail/instalment-received";
import { instalmentReminder } from "~/domain/notifications/mail/instalment-reminder";
import type { MailContext, MailLocale, MailProps, MailTemplate, MailWriter } from "~/domain/notifications/mail/mail-template";
import { moneyWaiting } from "~/domain/notifications/mail/money-waiting";
import { newNeeds } from "~/domain/notifications/mail/new-needs";
import { paymentReceived } from "~/domain/notifications/mail/payment-received";
import { moneyDecided } from "~/domain/notifications/mail/money-decided";
import { paymentUndone } from "~/domain/notifications/mail/payment-undone";
import { pledgeMade } from "~/domain/notifications/mail/pledge-made";
import { refundDecided } from "~/domain/notifications/mail/refund-decided";
import { refundPaid } from "~/domain/notifications/mail/refund-paid";
import { refundReturned } from "~/domain/notifications/mail/refund-returned";
import { promiseChanged } from "~/domain/notifications/mail/promise-changed";
import { searchConfirmCode } from "~/domain/notifications/mail/search-confirm-code";
import { bridgeWaits } from "~/domain/notifications/mail/bridge-waits";
import { surplusUsed } from "~/domain/notifications/mail/surplus-used";
import { waitlistOffer } from "~/domain/notifications/mail/waitlist-offer";
import { signInCode } from "~/domain/notifications/mail/sign-in-code";

const writers: { [T in MailTemplate]: MailWriter<T> } = {
  "sign-in-code": signInCode,
  "guest-confirm-code": guestConfirmCode,
  "search-confirm-code": searchConfirmCode,
  "pledge-made": pledgeMade,
  "hold-lapsing": holdLapsing,
  "basket-made": basketMade,
  "basket-lapsing": basketLapsing,
  "basket-received": basketReceived,
  "payment-received": paymentReceived,
  "money-waiting": moneyWaiting,
  "card-refund-failed": cardRefundFailed,
  "card-refunded": cardRefunded,
  "refund-decided": refundDecided,
  "refund-paid": refundPaid,
  "refund-returned": refundReturned,
  "money-decided": moneyDecided,
  "payment-undone": paymentUndone,
  "instalment-reminder": instalmentReminder,
  "instalment-received": instalmentReceived,
  "instalment-by-card": instalmentByCard,
  "card-saved": cardSaved,
  "card-declined": cardDeclined,
  "promise-changed": promiseChanged,
  "bridge-waits": bridgeWaits,
  "surplus-used": surplusUsed,
  "new-needs": newNeeds,
  "waitlist-offer": waitlistOffer,
  "delivery-confirmed": deliveryConfirmed,
  "certificate-issued": certificateIssued,
};

export type RenderedMail = { subject: string; html: string; text: string };

/** Names of every template, for previews and for tests that must miss none. */
export const mailTemplates = Object.keys(writers) as MailTemplate[];

/** Writes one message in the reader's language: subject, HTML and a plain-text part that stands by itself. */
export async function renderMail<T extends MailTemplate>(template: T, locale: MailLocale, props: MailProps[T]): Promise<RenderedMail> {
  const { subject, body } = writers[template](contextFor(template, locale), props);
  const [html, text] = await Promise.all([
    render(body),
    render(body, { plainText: true, htmlToTextOptions: { selectors: plainTextRules } }),
  ]);
  return { subject: subject.replaceAll("\u00a0", " "), html, text: text.replaceAll("\u00a0", " ") };
}

const plainTextRules = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "[data-text-format=\"dataTable\"]", format: "dataTable", options: { uppercaseHeaderCells: false, colSpacing: 2 } },
];

const ZONE = "Asia/Ho_Chi_Minh";

function contextFor(template: MailTemplate, locale: MailLocale): MailContext {
  const words = translator(locale, "mail");
  const language = locale === "vi" ? "vi-VN" : "en-GB";
  const day = new Intl.DateTimeFormat(language, locale === "vi"
    ? { timeZone: ZONE, day: "2-digit", month: "2-digit", year: "numeric" }
    : { timeZone: ZONE, day: "numeric", month: "long", year: "numeric" });
  const hour = new Intl.DateTimeFormat(language, { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const date = (instant: string) => day.format(new Date(instant));
  const common: MailContext["common"] = (key, params) => words(`common.${key}`, params);
  return {
    locale,
    t: (key, params) => words(`${template}.${key}`, params),
    common,
    dong: (amount) => formatDong(amount, locale),
    count: (quantity) => new Intl.NumberFormat(language).format(quantity),
    date,
    dateTime: (instant) => common("dateTime", { time: hour.format(new Date(instant)), date: date(instant) }),
    site: { fundName: locale === "vi" ? env.fund.nameVi : env.fund.nameEn, origin: env.origin, demo: env.demo },
  };
}
