import { randomInt } from "node:crypto";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { publicHonourName } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import type { CertificateDocument } from "./certificate-document";
import { composeDocument } from "./compose-document";

/** Without 0 O 1 I L U, which people confuse. Sixteen of thirty characters: about 78 bits, not to be guessed. */
const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 16;

/**
 * Drafts the certificate of a fully delivered pledge; the fund approves and issues it. Drafting again while the one that is drafted, approved or issued says all that
 * was delivered changes nothing, so a repeated job does no harm. One that says less, because its sponsor returned to a promise that had been delivered, is
 * drafted anew; when it was issued already the new one supersedes it.
 * @returns the id of the pledge's certificate, or null when the pledge is not fully delivered, or is the reserve's own
 */
export async function draftCertificate(tx: Tx, pledgeId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM pledge WHERE id = ${pledgeId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM certificate WHERE pledge_id = ${pledgeId}::uuid FOR NO KEY UPDATE`;
  const live = await tx.certificate.findFirst({ where: { pledgeId, state: { in: ["drafted", "approved", "issued"] } }, select: { id: true, state: true, verifyCode: true, body: true } });
  const pledge = await tx.pledge.findUnique({
    where: { id: pledgeId },
    select: {
      reference: true, mode: true, channel: true, unitPrice: true, honourName: true, givenAs: true, units: true, unitsDelivered: true, demo: true,
      need: { select: { titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true } },
      deliveries: { where: { state: "confirmed" }, select: { unitsAccepted: true, confirmedAt: true }, orderBy: { confirmedAt: "asc" } },
    },
  });
  if (live && (!pledge || saysAll(live.body as CertificateDocument, pledge.unitsDelivered))) return live.id;
  if (!pledge || pledge.channel === "reserve" || pledge.unitsDelivered < pledge.units) return live?.id ?? null;
  const again = live && live.state !== "issued" ? live : null;
  const code = again?.verifyCode ?? verifyCode();
  const confirmed = pledge.deliveries.flatMap(({ unitsAccepted, confirmedAt }) => (unitsAccepted && confirmedAt ? [{ unitsAccepted, confirmedAt }] : []));
  const demo = pledge.demo || env.demo;
  const body = composeDocument({ ...pledge, honourName: publicHonourName(pledge, "vi") }, confirmed, { fundNameVi: env.fund.nameVi, fundNameEn: env.fund.nameEn, placeVi: env.fund.placeVi, signatoryVi: signatory(demo), demo }, {
    code,
    url: `${env.origin}/verify/${code}`,
  });
  const drafted = { state: "drafted", body, draftedAt: clock.now() };
  if (live && !again) await tx.certificate.update({ where: { id: live.id }, data: { state: "superseded" } });
  const { id } = again
    ? await tx.certificate.update({ where: { id: again.id }, data: { ...drafted, approvedBy: null, approvedAt: null }, select: { id: true } })
    : await tx.certificate.create({ data: { ...drafted, verifyCode: code, pledgeId }, select: { id: true } });
  if (live && !again) {
    await tx.certificate.update({ where: { id: live.id }, data: { supersededBy: id } });
    await recordEvent(tx, { kind: "certificate.superseded", subjectType: "certificate", subjectId: live.id, actor: SYSTEM, payload: { pledge: pledge.reference } });
  }
  await recordEvent(tx, { kind: "certificate.drafted", subjectType: "certificate", subjectId: id, actor: SYSTEM, payload: { pledge: pledge.reference } });
  return id;
}

function saysAll({ lines }: CertificateDocument, delivered: number): boolean {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0) >= delivered;
}

function signatory(demo: boolean): string {
  return demo ? "TM. Hội đồng quản lý Quỹ (minh họa)" : "TM. Hội đồng quản lý Quỹ";
}

function verifyCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
}
