import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const instalmentReceived: MailWriter<"instalment-received"> = (context, one) => {
  const { t, common } = context;
  const words = { position: one.position, count: one.count, amount: context.dong(one.amount), receiptNumber: one.receiptNumber };
  return {
    subject: t("subject", words),
    body: (
      <MailLayout context={context} preview={t("preview", words)} heading={t("heading", words)} name={one.sponsorName}>
        <Paragraph>{t("body", words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...one} />],
            [common("amount"), words.amount, "strong"],
            one.card ? [t("card"), t("cardLine", { brand: one.card.brand ?? t("otherBrand"), last4: one.card.last4 })] : null,
            [t("receipt"), one.receiptNumber, "strong"],
            [t("receivedOn"), context.date(one.receivedOn)],
            one.nextDueOn ? [t("next"), context.date(one.nextDueOn)] : null,
          ]}
        />
        <NextStep context={context} href={one.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
