import { missUnpaidInstalments } from "~/domain/instalments/miss-unpaid-instalments.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import type { PledgeRequest } from "~/domain/pledges/pledge-request";
import { PAY_DAY_MAX } from "~/domain/pledges/instalment-schedule";
import { joinWaitlist } from "~/domain/waitlist/join-waitlist.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";
import { needCodes } from "./load-needs";
import { needs } from "./needs";
import { overTimeNeeds } from "./needs/over-time";
import { DAY } from "./past-moments";

type Moment = { daysAgo: number; deed: () => Promise<unknown> };

export const [scholarshipsCode, kitchensCode] = overTimeNeeds.map((need) => needCodes().codes[needs.indexOf(need)]!) as [string, string];

/** The same key gives the same pledge again, so that an interrupted seeding can go on. Answers its reference. */
export async function promise(request: Pick<PledgeRequest, "needCode" | "units" | "viewer" | "honourName" | "idempotencyKey"> & Partial<PledgeRequest>): Promise<string> {
  const pledge = await makePledge({ mode: "money", givenAs: "person", locale: "vi", ...request });
  return granted(pledge, request.idempotencyKey).reference;
}

/**
 * A promise of nine months of which instalments have come, one was missed and is carried on by a bridge, one is late and others are to come; a gift that
 * needs two transfers, of which one has come; and somebody who waits for a covered need.
 */
export function promiseMoments(cast: Cast): Moment[] {
  const monthly = () => promise({ needCode: scholarshipsCode, units: 9, viewer: called(cast, "me.sponsor"), honourName: "Người ủng hộ Demo", idempotencyKey: "demo-monthly", instalments: { count: 9, payDay: payDay(), excessToNext: false } });
  const pay = (position: number) => async () => {
    const reference = await monthly();
    const { reference: own, amount } = await db.instalment.findFirstOrThrow({ where: { plan: { pledge: { reference } }, position } });
    granted(await arrive(`demo-monthly-${position}`, amount, `HOC BONG KY ${position} ${own}`), `instalment ${position}`);
  };
  return [
    { daysAgo: 130, deed: monthly },
    { daysAgo: 129, deed: pay(1) },
    // Due about 102, 71, 41 and 10 days ago.
    { daysAgo: 107, deed: pay(2) },
    { daysAgo: 76, deed: pay(3) },
    { daysAgo: 15, deed: missUnpaidInstalments },
    { daysAgo: 1.2, deed: () => kitchens(cast) },
    { daysAgo: 0.9, deed: async () => granted(await arrive("demo-split-1", 265_000_000n, `SAO BIEN UNG HO LAN 1 ${await kitchens(cast)}`), "the first transfer") },
    { daysAgo: 0.7, deed: () => waits(cast) },
  ];
}

/** The second, third, … instalment falls due about ten days before the seeding day of each month. */
function payDay(): number {
  return Math.min(PAY_DAY_MAX, Number(vietnamDay(new Date(Date.now() - 10 * DAY)).slice(8)));
}

function kitchens(cast: Cast): Promise<string> {
  const viewer = called(cast, "csr");
  const organisationId = viewer.grants.find((grant) => grant.role === "sponsor")?.organisationId;
  return promise({ needCode: kitchensCode, units: 2, viewer, givenAs: "organisation", organisationId, honourName: "Công ty Cổ phần Sao Biển (minh họa)", idempotencyKey: "demo-split" });
}

async function waits(cast: Cast) {
  const viewer = called(cast, "me.sponsor");
  const covered = needCodes().codes[needs.findIndex((need) => need.state === "covered" && need.category === "warm_clothing")]!;
  if ((await db.waitlistEntry.count({ where: { personId: viewer.personId } })) > 0) return;
  granted(await joinWaitlist({ needCode: covered, viewer, units: 5, givenAs: "person", honourName: "Người ủng hộ Demo", locale: "vi", surplusRule: "similar_need" }), "the waitlist");
}

export function arrive(providerId: string, amount: bigint, memo: string) {
  return receiveTransfer({ provider: "demo_bank", providerId, amount, memo, payerName: "NGUOI UNG HO MINH HOA", receivedAt: clock.now() });
}
