import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** Nobody has taken what a bridge asks for: told to those who can find somebody, or draw on the reserve. */
export const bridgeWaits: MailWriter<"bridge-waits"> = (context, waits) => {
  const { t, common } = context;
  const words = { needTitle: waits.needTitle, until: context.date(waits.until), times: waits.times };
  return {
    subject: t("subject", words),
    body: (
      <MailLayout context={context} preview={t(waits.to, words)} heading={t("heading")} name={waits.name}>
        <Paragraph>{t("body", words)}</Paragraph>
        <Paragraph>{t(waits.to, words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...waits} />],
            [common("quantity"), `${context.count(waits.units)} ${waits.unit}`],
            [common("amount"), context.dong(waits.amount), "strong"],
            [t("until"), words.until],
          ]}
        />
        <NextStep context={context} href={waits.url}>{t(`action.${waits.to}`)}</NextStep>
      </MailLayout>
    ),
  };
};
