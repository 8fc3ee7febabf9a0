import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph, shareFacts } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const holdLapsing: MailWriter<"hold-lapsing"> = (context, { sponsorName, amount, reference, url, ...share }) => {
  const { t, common } = context;
  const deadline = context.dateTime(share.deadline);
  return {
    subject: t("subject", { needTitle: share.needTitle }),
    body: (
      <MailLayout context={context} preview={t("preview", { deadline })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { deadline })}</Paragraph>
        <Facts
          facts={[
            ...shareFacts(context, share),
            [common("amount"), context.dong(amount), "strong"],
            reference ? [common("reference"), reference, "strong"] : null,
          ]}
        />
        <NextStep context={context} href={url}>{t("action")}</NextStep>
        <Note>{t("paid")}</Note>
      </MailLayout>
    ),
  };
};
