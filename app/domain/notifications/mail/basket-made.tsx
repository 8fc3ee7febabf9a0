import { basketFacts } from "~/domain/notifications/mail/basket-facts";
import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";
import { paymentFacts } from "~/domain/notifications/mail/pledge-made";

/** How to pay for a basket, until when, and what is in it; told once, not once for each need. */
export const basketMade: MailWriter<"basket-made"> = (context, { sponsorName, lines, payment, url, ...basket }) => {
  const { t, common } = context;
  const deadline = context.dateTime(basket.deadline);
  return {
    subject: t("subject", { count: lines.length }),
    body: (
      <MailLayout context={context} preview={t("preview", { deadline })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { count: lines.length })}</Paragraph>
        <Facts facts={[...paymentFacts(context, payment), [common("deadline"), deadline], ...basketFacts(context, lines)]} />
        <Paragraph>{t(`${payment.by}.how`, { deadline })}</Paragraph>
        {payment.by === "bank" && payment.transfers ? <Paragraph>{t("bank.split", { count: payment.transfers.length, reference: payment.reference })}</Paragraph> : null}
        <NextStep context={context} href={url}>{t(`${payment.by}.action`)}</NextStep>
        <Note>{t("after")}</Note>
      </MailLayout>
    ),
  };
};
