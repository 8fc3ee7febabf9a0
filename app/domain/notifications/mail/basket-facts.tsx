import type { Fact } from "~/domain/notifications/mail/mail-parts";
import { NeedName } from "~/domain/notifications/mail/mail-parts";
import type { BasketLineShare, MailContext } from "~/domain/notifications/mail/mail-template";

/** A row for each need of a basket, numbered: which one, where, and how many units. */
export function basketFacts({ common, count }: MailContext, lines: readonly BasketLineShare[]): Fact[] {
  return lines.map((line, index) => [
    `${common("need")} ${index + 1}`,
    <span key={line.needCode}>
      <NeedName {...line} />, {line.place}: {count(line.quantity)} {line.unit}
    </span>,
  ]);
}
