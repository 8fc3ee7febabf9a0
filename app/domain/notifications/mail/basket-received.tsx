import { basketFacts } from "~/domain/notifications/mail/basket-facts";
import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** The whole sum of a basket has come; `receipts` are the numbers of its receipts, one for each need, in the order of `lines`. */
export const basketReceived: MailWriter<"basket-received"> = (context, { sponsorName, amount, receipts, receivedOn, lines, url }) => {
  const { t, common } = context;
  return {
    subject: t("subject", { amount: context.dong(amount), count: lines.length }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { count: lines.length })}</Paragraph>
        <Facts facts={[[common("amount"), context.dong(amount), "strong"], [t("receivedOn"), context.date(receivedOn)], [t("receipts"), receipts.join(", ")], ...basketFacts(context, lines)]} />
        <Paragraph>{t("next")}</Paragraph>
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
