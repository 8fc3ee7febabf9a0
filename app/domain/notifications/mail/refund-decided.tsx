import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const refundDecided: MailWriter<"refund-decided"> = (context, { approved, of, bank, card, sponsorName, amount, reference, url }) => {
  const { t, common } = context;
  const answer = approved ? "approved" : "declined";
  return {
    subject: t(`${answer}.subject`, { reference }),
    body: (
      <MailLayout context={context} preview={t(`${answer}.preview`)} heading={t(`${answer}.heading`)} name={sponsorName}>
        <Paragraph>{approved ? t(`approved.body.${of}`) : t("declined.body")}</Paragraph>
        <Facts
          facts={[
            [common("amount"), context.dong(amount), "strong"],
            ...(approved && bank > 0 && card > 0 ? ([[t("bank"), context.dong(bank)], [t("card"), context.dong(card)]] as [string, string][]) : []),
            [t("pledge"), reference],
          ]}
        />
        {approved && bank > 0 ? <Paragraph>{t("approved.next")}</Paragraph> : null}
        {approved && card > 0 ? <Paragraph>{t("approved.toCard")}</Paragraph> : null}
        {approved ? null : <Paragraph>{t("declined.next")}</Paragraph>}
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
