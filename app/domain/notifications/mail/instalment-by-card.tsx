import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** An instalment that will be taken from the saved card: nothing is to be done, and how it is stopped. */
export const instalmentByCard: MailWriter<"instalment-by-card"> = (context, one) => {
  const { t, common } = context;
  const words = { position: one.position, count: one.count, amount: context.dong(one.amount), takenOn: context.date(one.takenOn) };
  return {
    subject: t(`${one.when}.subject`, words),
    body: (
      <MailLayout context={context} preview={t(`${one.when}.body`, words)} heading={t(`${one.when}.heading`, words)} name={one.sponsorName}>
        <Paragraph>{t(`${one.when}.body`, words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...one} />],
            [t("instalment"), t("of", words)],
            [t("takenOn"), words.takenOn],
            [common("amount"), words.amount, "strong"],
          ]}
        />
        <NextStep context={context} href={one.url}>{t("action")}</NextStep>
        <Note>{t("change")}</Note>
      </MailLayout>
    ),
  };
};
