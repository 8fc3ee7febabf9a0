import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph, shareFacts } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const deliveryConfirmed: MailWriter<"delivery-confirmed"> = (context, { sponsorName, deliveredOn, url, ...share }) => {
  const { t } = context;
  const quantity = `${context.count(share.quantity)} ${share.unit}`;
  return {
    subject: t("subject", { needTitle: share.needTitle }),
    body: (
      <MailLayout context={context} preview={t("preview", { quantity })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts facts={[...shareFacts(context, share), [t("deliveredOn"), context.date(deliveredOn)]]} />
        <NextStep context={context} href={url}>{t("action")}</NextStep>
        <Paragraph>{t("next")}</Paragraph>
      </MailLayout>
    ),
  };
};
