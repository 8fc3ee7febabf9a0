import type { RecordedEvent } from "~/domain/audit/event";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import type { SurplusCause } from "~/domain/surplus/surplus";
import { transact } from "~/platform/database.server";
import { pledgeInWords } from "./pledge-in-words";

/** Tells the giver what money that was left over was used for. Of what waits for the fund they are told as of all waiting money. */
export async function tellSurplusUsed({ payload }: RecordedEvent): Promise<void> {
  const { useId, as } = payload;
  if (typeof useId !== "string" || (as !== "need" && as !== "reserve")) return;
  await transact(async (tx) => {
    const use = await tx.surplusUse.findUnique({
      where: { id: useId },
      select: { pledgeId: true, cause: true, amount: true, newPledge: { select: { reference: true, need: { select: { code: true, titleVi: true, titleEn: true } } } } },
    });
    const pledge = use && (await pledgeInWords(tx, use.pledgeId));
    if (!pledge) return;
    const need = use.newPledge?.need;
    await queueMail(tx, {
      template: "surplus-used",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        sponsorName: pledge.share.sponsorName,
        as,
        cause: use.cause as SurplusCause,
        amount: Number(use.amount),
        reference: pledge.reference,
        newNeed: need ? `${pledge.locale === "vi" ? need.titleVi : need.titleEn} (${need.code})` : null,
        newReference: use.newPledge?.reference ?? null,
        url: pledge.url,
      },
      idempotencyKey: `surplus.used:${useId}`,
    });
  });
}
