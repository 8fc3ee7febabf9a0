import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph, shareFacts } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const waitlistOffer: MailWriter<"waitlist-offer"> = (context, { sponsorName, amount, url, ...share }) => {
  const { t, common } = context;
  const deadline = context.dateTime(share.deadline);
  return {
    subject: t("subject", { needTitle: share.needTitle }),
    body: (
      <MailLayout context={context} preview={t("body", { deadline })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { deadline })}</Paragraph>
        <Facts facts={[...shareFacts(context, share), [common("amount"), context.dong(amount), "strong"], [t("until"), deadline]]} />
        <NextStep context={context} href={url}>{t("action")}</NextStep>
        <Note>{t("after")}</Note>
      </MailLayout>
    ),
  };
};
