import type { RecordedEvent } from "~/domain/audit/event";
import { unitWord } from "~/domain/needs/unit-words";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { transact } from "~/platform/database.server";
import { coordinatorsOf, fundManagers } from "./people-in-charge";
import { siteUrl } from "./pledge-in-words";

/** Tells fund and coordinators that nobody has taken what a bridge asks for, until when it stays open now, and for which time. */
export async function tellBridgeProlonged({ seq, subjectId, payload }: RecordedEvent): Promise<void> {
  const { units, amount, until } = payload;
  if (typeof units !== "number" || typeof amount !== "number" || typeof until !== "string") return;
  await transact(async (tx) => {
    const need = await tx.need.findUnique({ where: { id: subjectId }, select: { code: true, titleVi: true, titleEn: true, unitVi: true, unitEn: true, areaCode: true, provinceCode: true } });
    if (!need) return;
    const times = await tx.event.count({ where: { subjectType: "need", subjectId, kind: "need.prolonged", seq: { lte: BigInt(seq) } } });
    const fund = (await fundManagers(tx)).map((person) => ({ ...person, to: "fund" as const, path: "/fund/promises" }));
    const others = (await coordinatorsOf(tx, need)).filter(({ id }) => !fund.some((one) => one.id === id)).map((person) => ({ ...person, to: "coordinator" as const, path: `/needs/${need.code}` }));
    for (const { id, email, displayName, to, path, ...person } of [...fund, ...others]) {
      const locale = person.locale === "en" ? "en" : "vi";
      await queueMail(tx, {
        template: "bridge-waits", locale, to: email, personId: id,
        props: {
          to, name: displayName || null, times, until: `${until}T12:00:00+07:00`, amount, units, unit: unitWord(locale === "vi" ? need.unitVi : need.unitEn, units, locale),
          needCode: need.code, needTitle: locale === "vi" ? need.titleVi : need.titleEn, url: siteUrl(locale, path),
        },
        idempotencyKey: `bridge-waits:${seq}:${id}`,
      });
    }
  });
}
