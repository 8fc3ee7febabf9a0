import { confirmPerson } from "~/domain/accounts/confirm-person.server";
import { checkCode } from "~/domain/accounts/sign-in-code.server";
import { recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { transact } from "~/platform/database.server";

/**
 * A guest proves that the address left with the pledge is theirs. Refuses a wrong, expired or worn-out code, and `not-found` for a pledge that no
 * guest made or whose account is closed. Of a basket it is the first pledge, and the answer names the basket. The pledge itself, its units and its deadline do not change.
 */
export async function confirmGuestPledge({ pledgeId, code }: { pledgeId: string; code: string }): Promise<
  Outcome<{ personId: string; reference: string; basketReference: string | null }, "not-found" | "code-wrong" | "code-expired" | "too-many-attempts">
> {
  return transact(async (tx) => {
    const pledge = await tx.pledge.findFirst({ where: { id: pledgeId, guest: true }, select: { reference: true, locale: true, basket: { select: { reference: true } }, person: { select: { email: true } } } });
    if (!pledge) return refuse("not-found");
    const { email } = pledge.person;
    const checked = await checkCode(tx, { email, purpose: "guest_pledge", pledgeId, code });
    if (!checked.ok) return checked;
    const person = await confirmPerson(tx, { email, locale: pledge.locale === "en" ? "en" : "vi" });
    if (!person.ok) return refuse("not-found");
    const actor = { personId: person.personId, role: "sponsor" };
    await recordEvent(tx, { kind: "pledge.email_confirmed", subjectType: "pledge", subjectId: pledgeId, actor });
    return { ok: true, personId: person.personId, reference: pledge.reference, basketReference: pledge.basket?.reference ?? null };
  });
}
