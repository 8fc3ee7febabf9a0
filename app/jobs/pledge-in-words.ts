import type { PledgeShare } from "~/domain/notifications/mail/mail-template";
import { unitWord } from "~/domain/needs/unit-words";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";

export type MailedPledge = {
  id: string;
  reference: string;
  state: string;
  mode: string;
  /** Whole đồng. */
  amount: bigint;
  received: bigint;
  /** What is to be paid next and under which reference: of a promise by instalments its first open one, else all that is lacking. */
  due: { amount: bigint; reference: string };
  holdExpiresAt: Date | null;
  guest: boolean;
  emailConfirmed: boolean;
  locale: "vi" | "en";
  to: string;
  personId: string;
  share: PledgeShare;
  /** The pledge's own page, in the language of the pledge. */
  url: string;
};

/** A pledge as mails speak of it: only the public layer of its need, in the language it was made in. Null when it is gone or its giver's account is closed. */
export async function pledgeInWords(tx: Tx, id: string): Promise<MailedPledge | null> {
  const pledge = await tx.pledge.findUnique({
    where: { id },
    select: {
      id: true, reference: true, state: true, mode: true, amount: true, units: true, guest: true, locale: true, holdExpiresAt: true, personId: true,
      payment: { select: { received: true } },
      instalmentPlan: { select: { instalments: { where: { state: "open" }, orderBy: { position: "asc" }, take: 1, select: { reference: true, amount: true, received: true } } } },
      person: { select: { email: true, displayName: true, emailConfirmedAt: true, disabledAt: true } },
      need: { select: { code: true, titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true } },
    },
  });
  if (!pledge || pledge.person.disabledAt) return null;
  const { need, person } = pledge;
  const locale = pledge.locale === "en" ? "en" : "vi";
  const vi = locale === "vi";
  const first = pledge.instalmentPlan?.instalments[0];
  const received = pledge.payment?.received ?? 0n;
  return {
    id: pledge.id,
    reference: pledge.reference,
    state: pledge.state,
    mode: pledge.mode,
    amount: pledge.amount,
    received,
    due: first ? { amount: first.amount - first.received, reference: first.reference } : { amount: pledge.amount - received, reference: pledge.reference },
    holdExpiresAt: pledge.holdExpiresAt,
    guest: pledge.guest,
    emailConfirmed: person.emailConfirmedAt !== null,
    locale,
    to: person.email,
    personId: pledge.personId,
    share: {
      sponsorName: person.displayName || null,
      needCode: need.code,
      needTitle: vi ? need.titleVi : need.titleEn,
      place: vi ? need.placeVi : need.placeEn,
      quantity: pledge.units,
      unit: unitWord(vi ? need.unitVi : need.unitEn, pledge.units, locale),
    },
    url: siteUrl(locale, `/my/pledges/${pledge.reference}`),
  };
}

/** An address of the site in the reader's language. */
export function siteUrl(locale: "vi" | "en", path: string): string {
  return `${env.origin}${locale === "en" ? "/en" : ""}${path}`;
}
