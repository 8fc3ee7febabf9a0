import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

export const moneyDecided: MailWriter<"money-decided"> = (context, { sponsorName, as, amount, lacking, reference, url }) => {
  const { t, common } = context;
  return {
    subject: t("subject", { amount: context.dong(amount), what: t(`what.${as}`) }),
    body: (
      <MailLayout context={context} preview={t("preview")} heading={t("heading")} name={sponsorName}>
        <Paragraph>{t(as)}</Paragraph>
        <Facts
          facts={[
            [common("amount"), context.dong(amount), "strong"],
            [t("pledge"), reference],
            as === "placed" && lacking > 0 ? [t("lacking"), context.dong(lacking)] : null,
          ]}
        />
        <Paragraph>{t("wrong")}</Paragraph>
        <NextStep context={context} href={url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
