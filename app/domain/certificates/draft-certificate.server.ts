import { randomInt } from "node:crypto";
import { recordEvent, SYSTEM } from "~/domain/audit/record-event.server";
import { publicHonourName } from "~/domain/pledges/pledge";
import { clock } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { composeDocument } from "./compose-document";

/** Without 0 O 1 I L U, which people confuse. Sixteen of thirty characters: about 78 bits, not to be guessed. */
const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 16;

/**
 * Drafts the certificate of a fully delivered pledge; the fund approves and issues it. Drafting again while one is drafted, approved or
 * issued changes nothing, so a repeated job does no harm.
 * @returns the id of the pledge's certificate, or null when the pledge is not fully delivered, or is the reserve's own
 */
export async function draftCertificate(tx: Tx, pledgeId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM pledge WHERE id = ${pledgeId}::uuid FOR NO KEY UPDATE`;
  const live = await tx.certificate.findFirst({ where: { pledgeId, state: { in: ["drafted", "approved", "issued"] } }, select: { id: true } });
  if (live) return live.id;
  const pledge = await tx.pledge.findUnique({
    where: { id: pledgeId },
    select: {
      reference: true, mode: true, channel: true, unitPrice: true, honourName: true, givenAs: true, units: true, unitsDelivered: true, demo: true,
      need: { select: { titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true } },
      deliveries: { where: { state: "confirmed" }, select: { unitsAccepted: true, confirmedAt: true }, orderBy: { confirmedAt: "asc" } },
    },
  });
  if (!pledge || pledge.channel === "reserve" || pledge.unitsDelivered < pledge.units) return null;
  const code = verifyCode();
  const confirmed = pledge.deliveries.flatMap(({ unitsAccepted, confirmedAt }) => (unitsAccepted && confirmedAt ? [{ unitsAccepted, confirmedAt }] : []));
  const demo = pledge.demo || env.demo;
  const body = composeDocument({ ...pledge, honourName: publicHonourName(pledge, "vi") }, confirmed, { fundNameVi: env.fund.nameVi, fundNameEn: env.fund.nameEn, placeVi: env.fund.placeVi, signatoryVi: signatory(demo), demo }, {
    code,
    url: `${env.origin}/verify/${code}`,
  });
  const { id } = await tx.certificate.create({
    data: { verifyCode: code, pledgeId, state: "drafted", body, draftedAt: clock.now() },
    select: { id: true },
  });
  await recordEvent(tx, { kind: "certificate.drafted", subjectType: "certificate", subjectId: id, actor: SYSTEM, payload: { pledge: pledge.reference } });
  return id;
}

function signatory(demo: boolean): string {
  return demo ? "TM. Hội đồng quản lý Quỹ (minh họa)" : "TM. Hội đồng quản lý Quỹ";
}

function verifyCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
}
