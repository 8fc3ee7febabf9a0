import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const refundPaid: MailWriter<"refund-paid"> = (context, { sponsorName, amount, reference, paidOn, url }) => {
  const { t, common } = context;
  return {
    subject: t("subject", { amount: context.dong(amount) }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts facts={[[common("amount"), context.dong(amount), "strong"], [t("paidOn"), context.date(paidOn)], [t("pledge"), reference]]} />
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
