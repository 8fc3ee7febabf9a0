import type { RecordedEvent } from "~/domain/audit/event";
import type { MailProps } from "~/domain/notifications/mail/mail-template";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { unitWord } from "~/domain/needs/unit-words";
import { transact } from "~/platform/database.server";
import { coordinatorsOf } from "./people-in-charge";
import { pledgeInWords, siteUrl } from "./pledge-in-words";

const told = {
  "plan.paused": "paused", "plan.shortened": "shortened", "plan.day_changed": "day_changed", "plan.ended": "ended", "instalment.missed": "missed", "instalment.picked_up": "picked_up",
} as const;

/** Tells sponsor and coordinators of every change of a promise over time. Instalments that a pause moves are told of once, by the pause. */
export async function tellPromiseChanged({ seq, kind, subjectId, payload }: RecordedEvent): Promise<void> {
  const what = told[kind as keyof typeof told];
  if (!what || (what === "missed" && payload.because === "paused")) return;
  const pledgeId = typeof payload.pledgeId === "string" ? payload.pledgeId : subjectId;
  const number = (value: unknown) => (typeof value === "number" ? value : 0);
  await transact(async (tx) => {
    const pledge = await pledgeInWords(tx, pledgeId);
    const need = await tx.need.findFirst({ where: { pledges: { some: { id: pledgeId } } }, select: { areaCode: true, provinceCode: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, code: true } });
    if (!need) return;
    const units = number(payload.units);
    const props = (locale: "vi" | "en", reference: string) => ({
      what, reference, units, instalments: number(payload.instalments) || 1,
      unit: unitWord(locale === "vi" ? need.unitVi : need.unitEn, units, locale),
      until: typeof payload.until === "string" ? `${payload.until}T12:00:00+07:00` : null,
      day: what === "day_changed" ? number(payload.to) : null,
      bridgeCode: typeof payload.bridge === "string" ? payload.bridge : null,
      needCode: need.code,
      needTitle: locale === "vi" ? need.titleVi : need.titleEn,
    }) satisfies Partial<MailProps["promise-changed"]>;
    if (pledge)
      await queueMail(tx, {
        template: "promise-changed", locale: pledge.locale, to: pledge.to, personId: pledge.personId,
        props: { ...props(pledge.locale, pledge.reference), to: "sponsor", name: pledge.share.sponsorName, url: siteUrl(pledge.locale, `/my/pledges/${pledge.reference}/plan`) },
        idempotencyKey: `promise-changed:${seq}:sponsor`,
      });
    const { reference } = await tx.pledge.findUniqueOrThrow({ where: { id: pledgeId }, select: { reference: true } });
    for (const person of await coordinatorsOf(tx, need)) {
      const locale = person.locale === "en" ? "en" : "vi";
      await queueMail(tx, {
        template: "promise-changed", locale, to: person.email, personId: person.id,
        props: { ...props(locale, reference), to: "coordinator", name: person.displayName || null, url: siteUrl(locale, `/coordinate/pledges/${reference}`) },
        idempotencyKey: `promise-changed:${seq}:${person.id}`,
      });
    }
  });
}
