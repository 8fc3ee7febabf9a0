import { nextChargeOf } from "~/domain/cards/next-charge.server";
import { queueMail } from "~/domain/notifications/queue-mail.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db, Prisma, transact } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { throughAll } from "~/platform/through-all.server";
import { pledgeInWords } from "./pledge-in-words";

/** Days from the due day to the first on which each reminder is written, the latest first; one that a stop of the worker delayed is still written until the next. */
const reminders = [["late14", 14], ["late7", 7], ["due", 0], ["ahead", -7]] as const;
type Kind = (typeof reminders)[number][0];
const BATCH = 500;

/**
 * Reminds all sponsors of instalments: seven days before, on the day, seven and fourteen days after, each once for each due day. One that will be taken from
 * the saved card says so and asks for no transfer. Answers how many.
 */
export async function remindOfInstalments(): Promise<number> {
  const today = vietnamDay(clock.now());
  const since = (days: number) => Prisma.sql`${daysLater(today, -days)}::date`;
  const kindNow = Prisma.sql`CASE ${Prisma.join(reminders.map(([kind, days]) => Prisma.sql`WHEN due_on <= ${since(days)} THEN ${kind}`), " ")} END`;
  const due = (passed: string[]) => db.$queryRaw<{ id: string; dueOn: string; kind: Kind }[]>`
    SELECT instalment.id, due_on::text AS "dueOn", ${kindNow} AS kind FROM instalment JOIN pledge ON pledge.id = instalment.pledge_id
    WHERE instalment.state = 'open' AND pledge.state IN ('confirmed', 'in_delivery') AND due_on BETWEEN ${since(21)} AND ${since(-7)} AND instalment.id <> ALL(${passed}::uuid[])
      AND NOT EXISTS (SELECT FROM instalment_reminder AS written WHERE written.instalment_id = instalment.id AND written.due_on = instalment.due_on AND written.kind = ${kindNow})
    ORDER BY due_on, instalment.id LIMIT ${BATCH}`;
  return throughAll("remind_of_instalments", due, ({ id, kind, dueOn }) => remind(id, kind, dueOn));
}

async function remind(id: string, kind: Kind, dueOn: string): Promise<boolean> {
  return transact(async (tx) => {
    const noted = await tx.$executeRaw`
      INSERT INTO instalment_reminder (instalment_id, kind, due_on, sent_at)
      SELECT id, ${kind}, due_on, ${clock.now().toISOString()}::timestamptz FROM instalment WHERE id = ${id}::uuid AND state = 'open' AND due_on = ${dueOn}::date ON CONFLICT DO NOTHING`;
    if (noted === 0) return false;
    const one = await tx.instalment.findUniqueOrThrow({ where: { id }, select: { pledgeId: true, position: true, amount: true, received: true, reference: true, plan: { select: { _count: { select: { instalments: true } } } } } });
    const pledge = await pledgeInWords(tx, one.pledgeId);
    if (!pledge) return false;
    const { bank } = env;
    const noon = (day: string) => `${day}T12:00:00+07:00`;
    const about = {
      sponsorName: pledge.share.sponsorName, position: one.position, count: one.plan._count.instalments, amount: Number(one.amount - one.received), needCode: pledge.share.needCode, needTitle: pledge.share.needTitle,
    };
    const takenOn = await nextChargeOf(tx, id);
    if (takenOn) {
      await queueMail(tx, {
        template: "instalment-by-card", locale: pledge.locale, to: pledge.to, personId: pledge.personId,
        props: { ...about, when: takenOn > dueOn ? "again" : kind === "ahead" ? "ahead" : "today", takenOn: noon(takenOn), url: `${pledge.url}/plan/card?pay=${one.position}` },
        idempotencyKey: `instalment-reminder:${id}:${kind}:${dueOn}`,
      });
      return true;
    }
    await queueMail(tx, {
      template: "instalment-reminder",
      locale: pledge.locale,
      to: pledge.to,
      personId: pledge.personId,
      props: {
        ...about, when: kind, reference: one.reference,
        dueOn: noon(dueOn), lastDay: noon(daysLater(dueOn, env.INSTALMENT_GRACE_DAYS)), bankName: bank.name, account: bank.account, holder: bank.holder,
        url: `${pledge.url}/plan?pay=${one.position}`,
      },
      idempotencyKey: `instalment-reminder:${id}:${kind}:${dueOn}`,
    });
    return true;
  });
}
