import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** An instalment that a card's bank refused: what happens next, until when, and the way to pay otherwise. */
export const cardDeclined: MailWriter<"card-declined"> = (context, one) => {
  const { t, common } = context;
  const words = { position: one.position, count: one.count, amount: context.dong(one.amount), nextOn: one.nextOn ? context.date(one.nextOn) : "", lastDay: context.date(one.lastDay) };
  return {
    subject: t(`${one.what}.subject`, words),
    body: (
      <MailLayout context={context} preview={t(`${one.what}.body`, words)} heading={t(`${one.what}.heading`, words)} name={one.sponsorName}>
        <Paragraph>{t(`${one.what}.body`, words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...one} />],
            [t("instalment"), t("of", words)],
            [common("amount"), words.amount, "strong"],
            [t("why"), t(`reason.${one.reason}`)],
            one.nextOn ? [t("nextOn"), words.nextOn] : null,
            [t("lastDay"), words.lastDay],
          ]}
        />
        <NextStep context={context} href={one.url}>{t(`${one.what}.action`)}</NextStep>
        <Note>{t("otherWay")}</Note>
      </MailLayout>
    ),
  };
};
