import { unitWord } from "~/domain/needs/unit-words";
import type { BasketLineShare } from "~/domain/notifications/mail/mail-template";
import type { Tx } from "~/platform/database.server";
import { siteUrl } from "./pledge-in-words";

export type MailedBasket = {
  id: string;
  reference: string;
  state: string;
  channel: string;
  /** Whole đồng: what all of it costs, and what still lacks. */
  amount: bigint;
  lacking: bigint;
  holdExpiresAt: Date;
  confirmedAt: Date | null;
  guest: boolean;
  emailConfirmed: boolean;
  locale: "vi" | "en";
  to: string;
  personId: string;
  sponsorName: string | null;
  lines: BasketLineShare[];
  /** The numbers of its receipts, once it is paid, in the order of the lines. */
  receipts: string[];
  /** Its first pledge, which a guest's code is for. */
  first: { id: string; reference: string };
  url: string;
};

/** A basket as mails speak of it: only the public layer of its needs, in the language it was made in. Null when it is gone or its giver's account is closed. */
export async function basketInWords(tx: Tx, id: string): Promise<MailedBasket | null> {
  const basket = await tx.basket.findUnique({
    where: { id },
    select: {
      id: true, reference: true, state: true, channel: true, amount: true, holdExpiresAt: true, confirmedAt: true, guest: true, locale: true, personId: true,
      person: { select: { email: true, displayName: true, emailConfirmedAt: true, disabledAt: true } },
      incomingTransfers: { select: { unplaced: true } },
      pledges: {
        orderBy: { basketPosition: "asc" },
        select: {
          id: true, reference: true, units: true, payment: { select: { receiptNumber: true } },
          need: { select: { code: true, titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true } },
        },
      },
    },
  });
  if (!basket || basket.person.disabledAt) return null;
  const { person, pledges, incomingTransfers, ...facts } = basket;
  const locale = basket.locale === "en" ? "en" : "vi";
  const vi = locale === "vi";
  return {
    ...facts,
    locale,
    lacking: basket.amount - incomingTransfers.reduce((sum, { unplaced }) => sum + unplaced, 0n),
    emailConfirmed: person.emailConfirmedAt !== null,
    to: person.email,
    sponsorName: person.displayName || null,
    lines: pledges.map(({ units, need }) => ({
      needCode: need.code, needTitle: vi ? need.titleVi : need.titleEn, place: vi ? need.placeVi : need.placeEn, quantity: units, unit: unitWord(vi ? need.unitVi : need.unitEn, units, locale),
    })),
    receipts: pledges.flatMap(({ payment }) => payment?.receiptNumber ?? []),
    first: pledges[0]!,
    url: siteUrl(locale, `/my/baskets/${basket.reference}`),
  };
}
