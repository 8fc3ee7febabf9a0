import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const moneyWaiting: MailWriter<"money-waiting"> = (context, waiting) => {
  const { t, common } = context;
  const amount = context.dong(waiting.amount);
  return {
    subject: t("subject", { amount }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={waiting.sponsorName}>
        <Paragraph>{t(waiting.why)}</Paragraph>
        <Facts
          facts={[
            [common("amount"), amount, "strong"],
            [t("receivedOn"), context.date(waiting.receivedOn)],
            waiting.reference ? [common("reference"), waiting.reference] : null,
          ]}
        />
        <Paragraph>{t("safe")}</Paragraph>
        <NextStep context={context} href={waiting.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
