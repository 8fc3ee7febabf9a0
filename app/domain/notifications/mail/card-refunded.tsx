import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const cardRefunded: MailWriter<"card-refunded"> = (context, refund) => {
  const { t } = context;
  const worth = context.dong(refund.amount);
  return {
    subject: t("subject", { charged: refund.charged }),
    body: (
      <MailLayout context={context} preview={t("preview", { reference: refund.reference })} heading={t("heading")} name={refund.sponsorName}>
        <Paragraph>{t(refund.why)}</Paragraph>
        <Facts facts={[[t("charged"), refund.charged, "strong"], worth === refund.charged ? null : [t("worth"), worth], [t("pledge"), refund.reference]]} />
        {refund.lacking > 0 ? <Paragraph>{t("lacking", { missing: context.dong(refund.lacking) })}</Paragraph> : null}
        {refund.again ? <Paragraph>{t("again", { position: refund.again.position, count: refund.again.count, dueOn: context.date(refund.again.dueOn) })}</Paragraph> : null}
        <Note>{t("when")}</Note>
        <NextStep context={context} href={refund.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
