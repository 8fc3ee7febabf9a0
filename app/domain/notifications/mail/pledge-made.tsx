import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { type Fact, Facts, NextStep, Note, Paragraph, shareFacts } from "~/domain/notifications/mail/mail-parts";
import type { HowToPay, MailContext, MailWriter } from "~/domain/notifications/mail/mail-template";

export const pledgeMade: MailWriter<"pledge-made"> = (context, { sponsorName, payment, url, ...share }) => {
  const { t, common } = context;
  const deadline = context.dateTime(share.deadline);
  return {
    subject: t("subject", { needTitle: share.needTitle }),
    body: (
      <MailLayout context={context} preview={t("preview", { deadline })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts facts={[...shareFacts(context, share), ...paymentFacts(context, payment), [common("deadline"), deadline]]} />
        <Paragraph>{t(`${payment.by}.how`, { deadline })}</Paragraph>
        {payment.by === "bank" && payment.transfers ? <Paragraph>{t("bank.split", { count: payment.transfers.length, reference: payment.reference })}</Paragraph> : null}
        <NextStep context={context} href={url}>{t(`${payment.by}.action`)}</NextStep>
        <Note>{t("after")}</Note>
      </MailLayout>
    ),
  };
};

/** The sum, its parts and where it goes. */
export function paymentFacts({ t, common, dong }: MailContext, payment: HowToPay): Fact[] {
  if (payment.by === "in_kind") return [];
  const amount: Fact = [common("amount"), dong(payment.amount), "strong"];
  if (payment.by === "card") return [amount];
  return [
    amount,
    ...(payment.transfers ?? []).map((part, index): Fact => [t("bank.nth", { position: index + 1, of: payment.transfers!.length }), dong(part)]),
    [common("reference"), payment.reference, "strong"],
    [common("bank"), payment.bankName],
    [common("account"), payment.account],
    [common("holder"), payment.holder],
  ];
}
