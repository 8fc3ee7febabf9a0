import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const instalmentReminder: MailWriter<"instalment-reminder"> = (context, one) => {
  const { t, common } = context;
  const words = { position: one.position, count: one.count, amount: context.dong(one.amount), dueOn: context.date(one.dueOn), lastDay: context.date(one.lastDay) };
  return {
    subject: t(`${one.when}.subject`, words),
    body: (
      <MailLayout context={context} preview={t(`${one.when}.body`, words)} heading={t(`${one.when}.heading`, words)} name={one.sponsorName}>
        <Paragraph>{t(`${one.when}.body`, words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...one} />],
            [t("instalment"), t("of", words)],
            [t("dueOn"), words.dueOn],
            [common("amount"), words.amount, "strong"],
            [common("reference"), one.reference, "strong"],
            [common("bank"), one.bankName],
            [common("account"), one.account],
            [common("holder"), one.holder],
          ]}
        />
        <NextStep context={context} href={one.url}>{t("action")}</NextStep>
        <Note>{t("change")}</Note>
      </MailLayout>
    ),
  };
};
