import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const refundReturned: MailWriter<"refund-returned"> = (context, { sponsorName, amount, reference, returnedOn, url }) => {
  const { t, common } = context;
  return {
    subject: t("subject", { reference }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts facts={[[common("amount"), context.dong(amount), "strong"], [t("returnedOn"), context.date(returnedOn)], [t("pledge"), reference]]} />
        <Paragraph>{t("next")}</Paragraph>
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
