import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Code, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const guestConfirmCode: MailWriter<"guest-confirm-code"> = (context, { code, minutes, needCode, needTitle, url }) => ({
  subject: context.t("subject", { code }),
  body: (
    <MailLayout context={context} preview={context.t("preview", { needCode })} heading={context.t("heading")} name={null}>
      <Paragraph>{context.t("body", { needTitle, minutes })}</Paragraph>
      <Code>{code}</Code>
      <NextStep context={context} href={url}>{context.t("action")}</NextStep>
      <Note>{context.t("caution")}</Note>
    </MailLayout>
  ),
});
