import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Code, NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const searchConfirmCode: MailWriter<"search-confirm-code"> = (context, { code, minutes, searchName, url }) => ({
  subject: context.t("subject", { code }),
  body: (
    <MailLayout context={context} preview={context.t("preview", { minutes })} heading={context.t("heading")} name={null}>
      <Paragraph>{context.t("body", { searchName, minutes })}</Paragraph>
      <Code>{code}</Code>
      <NextStep context={context} href={url}>{context.t("action")}</NextStep>
      <Note>{context.t("caution")}</Note>
    </MailLayout>
  ),
});
