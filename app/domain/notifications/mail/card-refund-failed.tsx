import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const cardRefundFailed: MailWriter<"card-refund-failed"> = (context, refund) => {
  const { t } = context;
  const amount = context.dong(refund.amount);
  const how = refund.stands ? "stands" : "stays";
  return {
    subject: t("subject", { reference: refund.reference }),
    body: (
      <MailLayout context={context} preview={t(`preview.${how}`, { amount })} heading={t("heading")} name={refund.sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts facts={[[t("amount"), amount, "strong"], [t("need"), `${refund.needTitle} (${refund.needCode})`], [t("pledge"), refund.reference]]} />
        <Paragraph>{t(`text.${how}`)}</Paragraph>
        <Paragraph>{t(`wish.${how}`)}</Paragraph>
        <NextStep context={context} href={refund.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
