import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { consentWords, type ConsentFacts, type ConsentWords } from "~/domain/cards/consent-words.server";
import type { CardInstalment, CardPledge } from "~/domain/cards/find-card-pledge.server";
import { isCardAmount } from "~/domain/payments/card-limits";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";

export type Consent = ConsentFacts & { instalments: CardInstalment[]; words: ConsentWords };

/** The consent that is to be asked for the instalments after `payingNow`; null when none is left or one of them is no sum for a card. */
export function consentFor({ plan, reference }: CardPledge, payingNow: string | null, locale: "vi" | "en"): Consent | null {
  const instalments = (plan?.instalments ?? []).filter(({ id, state }) => state === "open" && id !== payingNow);
  const amounts = instalments.map(({ amount, received }) => amount - received);
  if (!plan || instalments.length === 0 || !amounts.every((amount) => isCardAmount(amount))) return null;
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : 1));
  const days = instalments.map(({ dueOn }) => dueOn).toSorted();
  const facts: ConsentFacts = {
    reference, count: instalments.length, lowest: sorted[0]!, highest: sorted.at(-1)!, total: amounts.reduce((sum, one) => sum + one, 0n), payDay: plan.payDay, firstOn: days[0]!, lastOn: days.at(-1)!,
  };
  return { ...facts, instalments, words: consentWords(facts, locale) };
}

/** Keeps the consent of whoever presses the button, word for word, before any page at Stripe is opened. Answers the id of the card that is to be saved. */
export async function askConsent(tx: Tx, pledge: CardPledge, consent: Consent, { viewer, locale, expiresAt }: { viewer: Viewer; locale: "vi" | "en"; expiresAt: Date }): Promise<string> {
  const { words, highest, payDay, total } = consent;
  const { id } = await tx.savedCard.create({
    data: {
      pledgeId: pledge.id, state: "asked", wording: words.text, locale, instalments: consent.instalments.map((one) => one.id), highest, payDay,
      consentedBy: viewer.personId, consentedAt: clock.now(), expiresAt,
    },
    select: { id: true },
  });
  const payload = { pledgeId: pledge.id, wording: words.text, locale, instalments: consent.count, highest: Number(highest), total: Number(total), payDay };
  await recordEvent(tx, { kind: "card.consented", subjectType: "card", subjectId: id, actor: actorOf(viewer, "sponsor"), payload });
  return id;
}
