import { Link, Section, Text } from "@react-email/components";
import { palette, type } from "~/domain/notifications/mail/mail-look";
import { MailLayout } from "~/domain/notifications/mail/mail-layout";
import { NextStep, Note, Paragraph } from "~/domain/notifications/mail/mail-parts";
import type { MailContext, MailProps, MailWriter } from "~/domain/notifications/mail/mail-template";

type NewNeed = MailProps["new-needs"]["needs"][number];

export const newNeeds: MailWriter<"new-needs"> = (context, { name, searchName, frequency, count, needs, url, manageUrl, unsubscribeUrl }) => {
  const { t } = context;
  const words = { n: context.count(count), searchName };
  return {
    subject: t("subject", words),
    body: (
      <MailLayout context={context} preview={needs.map(({ title }) => title).join(" · ")} heading={t("heading")} name={name}>
        <Paragraph>{t("body", words)}</Paragraph>
        {needs.map((need) => <OneNeed key={need.code} context={context} need={need} />)}
        {count > needs.length ? <Paragraph>{t("more", { n: context.count(count - needs.length) })}</Paragraph> : null}
        <NextStep context={context} href={url}>{t("action")}</NextStep>
        <Note>{t(`why.${frequency}`, words)}</Note>
        <Note>
          <Plain href={unsubscribeUrl}>{t("unsubscribe")}</Plain> · <Plain href={manageUrl}>{t("manage")}</Plain>
        </Note>
      </MailLayout>
    ),
  };
};

function OneNeed({ context, need }: { context: MailContext; need: NewNeed }) {
  return (
    <Section className="sunken" style={{ backgroundColor: palette.sunken, borderRadius: 8, margin: "0 0 12px", padding: "12px 16px" }}>
      <Text style={{ ...type.body, margin: 0, fontWeight: 600 }}><Plain href={need.url}>{need.title}</Plain></Text>
      <Text className="soft" style={{ ...type.small, margin: "2px 0 0", color: palette.inkSoft }}>{need.code} · {need.place}</Text>
      <Text className="ink" style={{ ...type.small, margin: "6px 0 0", color: palette.ink }}>
        {context.t("price", { price: need.price, unit: need.unit })} · {context.t("free", { free: context.count(need.free), quantity: context.count(need.quantity) })} · {context.t("until", { date: context.date(need.deadline) })}
      </Text>
    </Section>
  );
}

function Plain({ href, children }: { href: string; children: string }) {
  return <Link className="link" href={href} style={{ color: palette.action, textDecoration: "underline" }}>{children}</Link>;
}
