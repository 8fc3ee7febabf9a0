import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const paymentReceived: MailWriter<"payment-received"> = (context, payment) => {
  const { t, common } = context;
  const amount = context.dong(payment.amount);
  return {
    subject: t("subject", { amount, receiptNumber: payment.receiptNumber }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={payment.sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts
          facts={[
            [common("amount"), amount, "strong"],
            [t("receipt"), payment.receiptNumber],
            payment.replaces ? [t("replaces"), payment.replaces] : null,
            [t("receivedOn"), context.date(payment.receivedOn)],
            [common("need"), <NeedName key="need" {...payment} />],
          ]}
        />
        <Paragraph>{t("next")}</Paragraph>
        <NextStep context={context} href={payment.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
