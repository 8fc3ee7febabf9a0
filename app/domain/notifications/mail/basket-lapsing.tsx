import { basketFacts } from "~/domain/notifications/mail/basket-facts";
import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** A day before a basket lapses; `amount` is what it still lacks. */
export const basketLapsing: MailWriter<"basket-lapsing"> = (context, { sponsorName, lines, amount, reference, url, ...basket }) => {
  const { t, common } = context;
  const deadline = context.dateTime(basket.deadline);
  return {
    subject: t("subject", { count: lines.length }),
    body: (
      <MailLayout context={context} preview={t("preview", { deadline })} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t("body", { deadline })}</Paragraph>
        <Facts facts={[[common("amount"), context.dong(amount), "strong"], [common("reference"), reference, "strong"], ...basketFacts(context, lines)]} />
        <NextStep context={context} href={url}>{t("action")}</NextStep>
        <Note>{t("paid")}</Note>
      </MailLayout>
    ),
  };
};
