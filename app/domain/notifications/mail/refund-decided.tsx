import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const refundDecided: MailWriter<"refund-decided"> = (context, { approved, sponsorName, amount, reference, url }) => {
  const { t, common } = context;
  const answer = approved ? "approved" : "declined";
  return {
    subject: t(`${answer}.subject`, { reference }),
    body: (
      <MailLayout context={context} preview={t(`${answer}.preview`)} heading={t(`${answer}.heading`)} name={sponsorName}>
        <Paragraph>{t(`${answer}.body`)}</Paragraph>
        <Facts facts={[[common("amount"), context.dong(amount), "strong"], [t("pledge"), reference]]} />
        <Paragraph>{t(`${answer}.next`)}</Paragraph>
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
