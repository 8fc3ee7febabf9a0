import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const paymentUndone: MailWriter<"payment-undone"> = (context, { sponsorName, amount, reference, lacking, deadline, url }) => {
  const { t } = context;
  return {
    subject: t("subject", { reference }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { amount: context.dong(amount) })}</Paragraph>
        <Facts
          facts={[
            [t("pledge"), reference],
            deadline ? [t("lacking"), context.dong(lacking), "strong"] : null,
            deadline ? [t("until"), context.dateTime(deadline)] : null,
          ]}
        />
        <Paragraph>{t(deadline ? "held" : "lapsed")}</Paragraph>
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
