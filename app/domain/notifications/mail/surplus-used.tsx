import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const surplusUsed: MailWriter<"surplus-used"> = (context, use) => {
  const { t, common } = context;
  const amount = context.dong(use.amount);
  return {
    subject: t(`${use.as}.subject`, { amount }),
    body: (
      <MailLayout context={context} preview={t(`${use.as}.body`, { amount })} heading={t("heading")} name={use.sponsorName}>
        <Paragraph>{t(`cause.${use.cause}`)}</Paragraph>
        <Paragraph>{t(`${use.as}.body`, { amount })}</Paragraph>
        <Facts
          facts={[
            [common("amount"), amount, "strong"],
            [t("from"), use.reference],
            use.newNeed ? [t("newNeed"), use.newNeed] : null,
            use.newReference ? [t("newPledge"), use.newReference] : null,
          ]}
        />
        <NextStep context={context} href={use.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
