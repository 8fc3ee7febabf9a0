import type { BookWords } from "~/domain/disclosure/ledger-book-words";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { translator } from "~/locales/i18n";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { accountName } from "./account-name";

/** What a book is printed with, in the reader's language; offices that the settings do not name keep their usual names. */
export function bookWords(locale: "vi" | "en"): BookWords {
  const [print, fund] = [translator(locale, "transparency"), translator(locale, "fund")];
  const t: BookWords["t"] = (key, params) => print(`bookPrint.${key}`, params);
  return {
    locale,
    t,
    accountName: (code) => accountName(fund, code),
    kindName: (kind) => fund(`ledger.transaction.${kind}`),
    detail: (entry) => ledgerDetail(entry, fund),
    fundName: locale === "vi" ? env.fund.nameVi : env.fund.nameEn,
    place: env.fund.placeVi,
    signatories: {
      bookkeeper: env.FUND_BOOKKEEPER_TITLE ?? print("bookPrint.bookkeeper"),
      accountant: env.FUND_ACCOUNTANT_TITLE ?? print("bookPrint.accountant"),
      head: env.FUND_HEAD_TITLE ?? print("bookPrint.head"),
    },
    madeAt: new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" }).format(clock.now()),
    demo: env.demo,
  };
}
