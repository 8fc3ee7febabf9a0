import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const certificateIssued: MailWriter<"certificate-issued"> = (context, certificate) => {
  const { t } = context;
  return {
    subject: t("subject", { number: certificate.number }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={certificate.sponsorName}>
        <Paragraph>{t("body")}</Paragraph>
        <Facts
          facts={[
            [t("number"), certificate.number, "strong"],
            [t("issuedOn"), context.date(certificate.issuedOn)],
            [t("verifyCode"), certificate.verifyCode],
          ]}
        />
        <NextStep context={context} href={certificate.url}>{t("action")}</NextStep>
        <Note>{t("verify", { url: certificate.verifyUrl })}</Note>
      </MailLayout>
    ),
  };
};
