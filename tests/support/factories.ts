import { randomUUID } from "node:crypto";
import { viewerOfToken } from "~/domain/accounts/read-viewer.server";
import { startSession } from "~/domain/accounts/start-session.server";
import type { Grant, Viewer } from "~/domain/accounts/viewer";
import { receiveTransfer } from "~/domain/payments/receive-transfer.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import type { PledgeRequest } from "~/domain/pledges/pledge-request";
import { clock } from "~/platform/clock.server";
import { db, type Prisma } from "~/platform/database.server";

export const DAY = 86_400_000;
export const HERE = { areaCode: "11503", provinceCode: "31" };
const SINCE = new Date("2025-07-01");

/** The success of a command; its refusal fails the test with the reason. */
export function granted<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`Refused: ${(outcome as { reason?: string }).reason}`);
  return outcome as Extract<T, { ok: true }>;
}

export async function makeArea(code = HERE.areaCode, provinceCode = HERE.provinceCode): Promise<void> {
  const row = { validFrom: SINCE, kind: "xa", fullNameVi: "Xã Demo", nameVi: "Demo", nameEn: "Demo", provinceCode };
  await db.area.createMany({ data: [{ ...row, code, level: "commune" }, { ...row, code: provinceCode, level: "province" }], skipDuplicates: true });
}

export async function makeOrganisation(kind = "school"): Promise<string> {
  return (await db.organisation.create({ data: { kind, nameVi: "Đơn vị Demo", nameEn: "Demo organisation", demo: true } })).id;
}

/** A signed-in person with these grants, read back through a real session. */
export async function makeViewer(...grants: (Partial<Grant> & Pick<Grant, "role">)[]): Promise<Viewer> {
  const { id } = await db.person.create({
    data: {
      email: `${randomUUID().slice(0, 8)}@demo.example`, displayName: "Người Demo", demo: true, emailConfirmedAt: clock.now(),
      roleGrantAsPerson: { create: grants.map(({ role, organisationId = null, areaCodes = [] }) => ({ role, organisationId, areaCodes })) },
    },
  });
  return (await viewerOfToken(await startSession({ personId: id, device: "" })))!;
}

/** An open need of ten lunches of 15,000 đồng each, in the area HERE, unless told otherwise. */
export async function makeNeed(more: Partial<Prisma.NeedUncheckedCreateInput> & { receiverId: string }): Promise<string> {
  await makeArea(more.areaCode, more.provinceCode);
  const { code } = await db.need.create({
    data: {
      code: `HP-MEAL-${String((await db.need.count()) + 1).padStart(4, "0")}`, category: "meals", state: "open", titleVi: "Bữa trưa Demo", titleEn: "Demo lunch", storyVi: "Demo", storyEn: "Demo",
      unitVi: "suất", unitEn: "lunch", unitBuysVi: "Một suất", unitBuysEn: "One lunch", unitPrice: 15_000n, quantity: 10, acceptsMoney: true, acceptsInKind: true,
      ageBand: "primary", ...HERE, areaValidFrom: SINCE, placeVi: "Xã Demo", placeEn: "Demo", deadline: new Date(Date.now() + 400 * DAY), publishedAt: clock.now(), ...more,
    },
  });
  return code;
}

export type Stage = { needCode: string; receiverId: string; sponsor: Viewer; fund: Viewer; coordinator: Viewer; receiver: Viewer };

/** One open need and everybody its story needs. */
export async function setStage(need: Partial<Prisma.NeedUncheckedCreateInput> = {}): Promise<Stage> {
  const receiverId = await makeOrganisation();
  const needCode = await makeNeed({ receiverId, ...need });
  const [sponsor, fund, coordinator, receiver] = await Promise.all([
    makeViewer({ role: "sponsor" }),
    makeViewer({ role: "fund_manager" }),
    makeViewer({ role: "coordinator", areaCodes: [HERE.provinceCode] }),
    makeViewer({ role: "receiver", organisationId: receiverId }),
  ]);
  return { needCode, receiverId, sponsor, fund, coordinator, receiver };
}

/** What a sponsor's form would send: two units in money, as a person. */
export function pledgeRequest(viewer: Viewer | null, needCode: string, more: Partial<PledgeRequest> = {}): PledgeRequest {
  return { needCode, units: 2, mode: "money", givenAs: "person", honourName: "Người ủng hộ Demo", viewer, locale: "vi", idempotencyKey: randomUUID(), ...more };
}

export async function pledge(viewer: Viewer, needCode: string, units: number, more: Partial<PledgeRequest> = {}): Promise<string> {
  return granted(await makePledge(pledgeRequest(viewer, needCode, { units, ...more }))).reference;
}

let credits = 0;

/** Money arrives at the fund's bank, in đồng, with a memo as banks write it. */
export async function moneyArrives(amount: bigint | number, memo = "", providerId = `FT${String((credits += 1)).padStart(6, "0")}`) {
  return granted(await receiveTransfer({ provider: "statement", providerId, amount: BigInt(amount), memo, payerName: "NGUOI DEMO", receivedAt: clock.now() }));
}

export async function stateOf(reference: string): Promise<string> {
  return (await db.pledge.findUniqueOrThrow({ where: { reference }, select: { state: true } })).state;
}

/** The kinds of everything recorded about a subject, in order. */
export async function eventsOf(subjectId: string): Promise<string[]> {
  return (await db.event.findMany({ where: { subjectId }, orderBy: { seq: "asc" }, select: { kind: true } })).map((event) => event.kind);
}

/** What every account holds, in đồng, debit positive; accounts at zero are left out. */
export async function balances(): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ code: string; balance: number }[]>`
    SELECT code, sum(amount)::float8 AS balance FROM ledger_entry JOIN ledger_account ON ledger_account.id = account_id GROUP BY code HAVING sum(amount) <> 0 ORDER BY code`;
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]));
}
