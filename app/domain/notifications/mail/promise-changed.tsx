import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { Facts, NeedName, NextStep, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailWriter } from "~/domain/notifications/mail/mail-template";

/** One change of a promise over time, told to its sponsor or to the coordinators of the area. */
export const promiseChanged: MailWriter<"promise-changed"> = (context, change) => {
  const { t, common } = context;
  const words = { needTitle: change.needTitle, instalments: change.instalments, units: `${context.count(change.units)} ${change.unit}`, day: change.day ?? "", until: change.until ? context.date(change.until) : "" };
  const to = change.to;
  return {
    subject: t(`${change.what}.subject`, words),
    body: (
      <MailLayout context={context} preview={t(`${change.what}.${to}`, words)} heading={t(`${change.what}.heading`, words)} name={change.name}>
        <Paragraph>{t(`${change.what}.${to}`, words)}</Paragraph>
        <Facts
          facts={[
            [common("need"), <NeedName key="need" {...change} />],
            [t("promise"), change.reference],
            change.units > 0 ? [common("quantity"), words.units] : null,
            change.bridgeCode ? [t("bridge"), change.bridgeCode] : null,
          ]}
        />
        <NextStep context={context} href={change.url}>{t("action")}</NextStep>
      </MailLayout>
    ),
  };
};
