import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/accounts/viewer";
import { cardCurrencies, ifLateChoices } from "~/domain/cards/card";
import { payByBankInstead } from "~/domain/cards/pay-by-bank-instead.server";
import { startCheckout } from "~/domain/cards/start-checkout.server";
import { translator } from "~/locales/i18n";
import { limit } from "~/platform/rate-limit.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";

/** Payment pages that one person may open within an hour. */
const PAGES_PER_HOUR = 30;

/** Answers the form of a card page: opens the payment page, or goes back to a bank transfer. `page` is the page of the pledge or the basket that `reference` names. */
export async function answerCardForm(request: Request, { viewer, reference, page }: { viewer: Viewer; reference: string; page: string }) {
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const t = translator(locale, "cards");
  if (form.get("intent") === "bank") {
    const answer = await payByBankInstead({ reference, viewer });
    return answer.ok ? redirectWithFlash(request, page, { tone: "success", text: t("bank.done") }) : refusal(answer.reason);
  }
  const typed = { currency: cardCurrencies.find((each) => each === form.get("currency")), ifLate: ifLateChoices.find((each) => each === form.get("ifLate")) };
  if (form.get("intent") !== "card") return refusal("not-found");
  if (!typed.currency || !typed.ifLate) return refusal("choice-missing", typed);
  const allowed = await limit(`card:${viewer.personId}`, PAGES_PER_HOUR, 3600);
  if (!allowed.ok) return refusal("too-often", typed);
  const started = await startCheckout({ reference, viewer, currency: typed.currency, ifLate: typed.ifLate, locale });
  if (started.ok) return redirect(started.url, 303);
  if (started.reason === "paid-already") return redirectWithFlash(request, page, { tone: "info", text: t("refused.paid-already") });
  return refusal(started.reason, typed);
}

function refusal(reason: string, typed: { currency?: string; ifLate?: string } = {}) {
  const status = reason === "not-found" ? 404 : reason === "choice-missing" ? 400 : reason === "too-often" ? 429 : reason.startsWith("processor") ? 503 : 409;
  return data({ reason, ...typed }, { status });
}
