import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import type { Viewer } from "~/domain/accounts/viewer";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { dispatchDelivery } from "~/domain/deliveries/dispatch-delivery.server";
import { planDelivery } from "~/domain/deliveries/plan-delivery.server";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { acceptGoods } from "~/domain/pledges/accept-goods.server";
import { lapseHolds } from "~/domain/pledges/lapse-holds.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, transact } from "~/platform/database.server";
import { demoPhoto } from "./demo-photo";
import type { GivingStage, GivingStory } from "./giving";
import { needCodes } from "./load-needs";
import { needs } from "./needs";
import { people } from "./people";
import { DAY } from "./past-moments";
import { granted } from "./granted";
import { one, type Cast } from "./cast";

type Deed = (story: GivingStory, cast: Cast) => Promise<unknown>;

/** What happens in a story, and how many days after the pledge; a stage ends the story before the deeds that follow it. */
const DEEDS: ReadonlyArray<readonly [deed: Deed, daysAfter: number]> = [
  [pledge, 0], [confirmPledge, 0.4], [plan, 2], [dispatch, 5], [countersign, 7], [confirm, 8], [draft, 8.1], [approve, 9], [issue, 10],
];
const DEEDS_OF_STAGE: Record<GivingStage, number> = {
  held: 1, lapsed: 1, confirmed: 2, planned: 3, dispatched: 4, countersigned: 5, partly_rejected: 6, certificate_drafted: 7, certificate_approved: 8, certificate_issued: 9,
};

/** The moments of a story in days before now; each deed looks at what is there, so that an interrupted seeding can go on. */
export function momentsOf(story: GivingStory, cast: Cast): { daysAgo: number; deed: () => Promise<unknown> }[] {
  const moments = DEEDS.slice(0, DEEDS_OF_STAGE[story.stage]).map(([deed, after]) => ({ daysAgo: Math.max(0.01, story.daysAgo - after), deed: () => deed(story, cast) }));
  // Four days are more than a bank transfer's hold of three.
  if (story.stage === "lapsed") moments.push({ daysAgo: story.daysAgo - 4, deed: () => lapseHolds() });
  return moments;
}

async function pledge(story: GivingStory, cast: Cast) {
  const viewer = one(cast, story.sponsor.email);
  demand(await makePledge({
    needCode: needCodes().codes[story.needIndex]!, units: story.units, mode: story.mode, givenAs: story.sponsor.givenAs, honourName: story.sponsor.honourName,
    organisationId: story.sponsor.givenAs === "organisation" ? viewer.grants.find((grant) => grant.role === "sponsor")?.organisationId : null,
    viewer, locale: viewer.locale, idempotencyKey: story.key,
  }), story);
}

async function confirmPledge(story: GivingStory, cast: Cast) {
  const { reference, state, amount } = await pledgeOf(story);
  if (state !== "held") return;
  if (story.mode === "in_kind") demand(await acceptGoods({ reference, viewer: coordinatorFor(story, cast) }), story);
  else demand(await receiveTransfer({
    provider: "demo_bank", providerId: story.key, amount, memo: `CT TU NGUOI UNG HO MINH HOA ${reference}`, payerName: "NGUOI UNG HO MINH HOA", receivedAt: clock.now(),
  }), story);
}

async function plan(story: GivingStory, cast: Cast) {
  const { reference, delivery } = await pledgeOf(story);
  if (delivery) return;
  demand(await planDelivery({ pledgeReference: reference, plannedOn: vietnamDay(new Date(clock.now().getTime() + 6 * DAY)), viewer: coordinatorFor(story, cast) }), story);
}

async function dispatch(story: GivingStory, cast: Cast) {
  const { delivery } = await pledgeOf(story);
  if (delivery?.state === "planned") demand(await dispatchDelivery({ deliveryId: delivery.id, viewer: coordinatorFor(story, cast) }), story);
}

async function countersign(story: GivingStory, cast: Cast) {
  const { delivery } = await pledgeOf(story);
  if (delivery?.state !== "dispatched") return;
  const unitsRejected = story.stage === "partly_rejected" ? Math.min(3, delivery.units - 1) : 0;
  demand(await countersignDelivery({
    deliveryId: delivery.id, viewer: receiverFor(story, cast), unitsAccepted: delivery.units - unitsRejected, unitsRejected,
    reason: unitsRejected > 0 ? "Bị ướt khi vận chuyển, đề nghị đổi" : undefined, photos: [await demoPhoto(story.needIndex)],
  }), story);
}

async function confirm(story: GivingStory, cast: Cast) {
  const { delivery } = await pledgeOf(story);
  if (delivery?.state !== "countersigned") return;
  demand(await confirmDelivery({ deliveryId: delivery.id, viewer: coordinatorFor(story, cast), photos: [] }), story);
}

async function draft(story: GivingStory) {
  const { id } = await pledgeOf(story);
  await transact((tx) => draftCertificate(tx, id));
}

async function approve(story: GivingStory, cast: Cast) {
  const { certificate } = await pledgeOf(story);
  if (certificate?.state === "drafted") demand(await approveCertificate({ id: certificate.id, viewer: one(cast, "fund@demo.tamlongvang.example") }), story);
}

async function issue(story: GivingStory, cast: Cast) {
  const { certificate } = await pledgeOf(story);
  if (certificate?.state === "approved") demand(await issueCertificate({ id: certificate.id, viewer: one(cast, "fund2@demo.tamlongvang.example") }), story);
}

/** The pledge of a story with its first delivery and its certificate; a replacement of rejected units is left to people. */
export async function pledgeOf(story: GivingStory) {
  const code = needCodes().codes[story.needIndex]!;
  const found = await db.pledge.findFirstOrThrow({
    where: { need: { code }, units: story.units, mode: story.mode, person: { email: story.sponsor.email } },
    select: {
      id: true, reference: true, state: true, amount: true,
      deliveries: { orderBy: { code: "asc" }, take: 1, select: { id: true, state: true, units: true } },
      certificates: { where: { state: { in: ["drafted", "approved", "issued"] } }, take: 1, select: { id: true, state: true } },
    },
  });
  return { ...found, delivery: found.deliveries[0], certificate: found.certificates[0] };
}

function coordinatorFor(story: GivingStory, cast: Cast): Viewer {
  const province = needs[story.needIndex]!.provinceCode;
  const found = people.find((person) => person.grants.some((grant) => grant.role === "coordinator" && grant.areaCodes.includes(province)));
  return one(cast, found?.email ?? "");
}

function receiverFor(story: GivingStory, cast: Cast): Viewer {
  const receiver = needs[story.needIndex]!.receiverOrg;
  const listed = people.find((person) => person.grants.some((grant) => grant.role === "receiver" && grant.organisation === receiver));
  return one(cast, listed?.email ?? `receiver.${receiver}@demo.tamlongvang.example`);
}

/** A refusal of a story's deed names the story and how far it goes. */
function demand(outcome: { ok: boolean; reason?: string }, story: GivingStory) {
  granted(outcome, `${story.key} (${story.stage})`);
}
