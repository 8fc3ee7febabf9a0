import { Body, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { darkStyles, palette, type } from "~/domain/notifications/mail/mail-look";
import type { MailContext } from "~/domain/notifications/mail/mail-template";
import { Weave } from "~/domain/notifications/mail/weave";

/** The frame of every message: fund, one heading, the matter, sign-off, why it was sent. No picture is ever attached. */
export function MailLayout({ context, preview, heading, name, children }: {
  context: MailContext;
  preview: string;
  heading: string;
  /** Undefined leaves the greeting out, null greets without a name. */
  name?: string | null;
  children: ReactNode;
}) {
  const { common, locale, site } = context;
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkStyles }} />
      </Head>
      <Body style={{ margin: 0, padding: "24px 12px", backgroundColor: palette.page, fontFamily: type.family }}>
        <Preview>{preview}</Preview>
        <Container className="surface" style={{ maxWidth: 600, backgroundColor: palette.surface, border: `1px solid ${palette.line}`, borderRadius: 12, overflow: "hidden" }}>
          <Weave />
          <Section style={{ padding: "24px 32px 8px" }}>
            <Text className="soft" style={{ ...type.small, margin: 0, fontWeight: 600, color: palette.action }}>{site.fundName}</Text>
            {site.demo ? <Text className="demo" style={{ ...type.small, margin: "12px 0 0", padding: "8px 12px", borderRadius: 8, backgroundColor: palette.warningSoft, color: palette.warning }}>{common("demo")}</Text> : null}
            <Heading as="h1" className="ink" style={{ ...type.heading, margin: "20px 0 16px", color: palette.ink }}>{heading}</Heading>
            {name === undefined ? null : <Text className="ink" style={{ ...type.body, color: palette.ink }}>{name ? common("greeting", { name }) : common("greetingPlain")}</Text>}
            {children}
            <Text className="ink" style={{ ...type.body, color: palette.ink, margin: "28px 0 16px" }}>
              {common("signOff")}
              <br />
              {site.fundName}
            </Text>
          </Section>
          <Hr className="line" style={{ borderColor: palette.line, margin: 0 }} />
          <Section style={{ padding: "12px 32px 24px" }}>
            <Text className="soft" style={{ ...type.small, color: palette.inkSoft, margin: "8px 0" }}>{common("why", { site: site.origin.replace(/^https?:\/\//, "") })}</Text>
            <Text className="soft" style={{ ...type.small, color: palette.inkSoft, margin: "8px 0" }}>{common("privacy")}</Text>
            <Text style={{ ...type.small, margin: "8px 0" }}>
              <Link className="link" href={`${site.origin}${locale === "en" ? "/en" : ""}/how-it-works`} style={{ color: palette.action, textDecoration: "underline" }}>
                {common("howProven")}
              </Link>
              {" · "}
              <Link className="link" href={`${site.origin}${locale === "en" ? "/en" : ""}/transparency`} style={{ color: palette.action, textDecoration: "underline" }}>
                {common("openAccounts")}
              </Link>
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}
