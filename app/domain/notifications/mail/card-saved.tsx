import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** What a sponsor agreed to, word for word, and how it stops. */
export const cardSaved: MailWriter<"card-saved"> = (context, saved) => {
  const { t, common } = context;
  return {
    subject: t("subject", { needTitle: saved.needTitle }),
    body: (
      <MailLayout context={context} preview={t("body")} heading={t("heading")} name={saved.sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...saved} />],
            saved.next ? [t("nextOn"), context.date(saved.next.dueOn)] : null,
            saved.next ? [common("amount"), context.dong(saved.next.amount), "strong"] : null,
          ]}
        />
        <Paragraph>{t("agreed", { date: context.date(saved.agreedOn) })}</Paragraph>
        <Note>{`“${saved.agreed}”`}</Note>
        <NextStep context={context} href={saved.url}>{t("action")}</NextStep>
        <Note>{t("stop")}</Note>
      </MailLayout>
    ),
  };
};
