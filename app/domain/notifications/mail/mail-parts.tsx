import { Button, Link, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { palette, type } from "~/domain/notifications/mail/mail-look";
import type { MailContext } from "~/domain/notifications/mail/mail-template";

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text className="ink" style={{ ...type.body, color: palette.ink }}>{children}</Text>;
}

export function Note({ children }: { children: ReactNode }) {
  return <Text className="soft" style={{ ...type.small, color: palette.inkSoft, margin: "0 0 16px", wordBreak: "break-word" }}>{children}</Text>;
}

/** A one-time code, large and spaced for reading aloud; one run of characters so that it copies whole. */
export function Code({ children }: { children: string }) {
  return (
    <Section className="sunken" style={{ backgroundColor: palette.sunken, borderRadius: 8, margin: "8px 0 24px" }}>
      <Text className="ink" style={{ margin: 0, padding: "16px 8px", textAlign: "center", fontSize: "34px", lineHeight: "44px", fontWeight: 700, letterSpacing: "8px", fontFamily: "'SF Mono', Menlo, Consolas, monospace", color: palette.ink }}>
        {children}
      </Text>
    </Section>
  );
}

export type Fact = readonly [label: string, value: ReactNode, emphasis?: "strong"];

/** Labelled facts; the plain-text part lays them out as two columns. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  const cell = { padding: "8px 14px", verticalAlign: "top", fontSize: "15px", lineHeight: "22px" } as const;
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} data-text-format="dataTable" className="sunken" style={{ backgroundColor: palette.sunken, borderRadius: 8, margin: "8px 0 24px", borderCollapse: "separate" }}>
      <tbody>
        {facts.filter((fact) => fact !== null).map(([label, value, emphasis]) => (
          <tr key={label}>
            <th scope="row" align="left" className="soft" style={{ ...cell, width: "38%", fontWeight: 400, color: palette.inkSoft }}>{label}:</th>
            <td className="ink" style={{ ...cell, fontWeight: emphasis ? 700 : 500, fontSize: emphasis ? "18px" : cell.fontSize, color: palette.ink, wordBreak: "break-word" }}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The one next step, with its address in words for readers whose client disables buttons. */
export function NextStep({ context, href, children }: { context: MailContext; href: string; children: string }) {
  return (
    <Section style={{ margin: "8px 0 20px" }}>
      <Button className="button" href={href} style={{ backgroundColor: palette.action, color: palette.onAction, borderRadius: 8, padding: "14px 24px", fontSize: "16px", lineHeight: "20px", fontWeight: 600 }}>
        {children}
      </Button>
      <Text className="soft" data-skip-in-text style={{ ...type.small, color: palette.inkSoft, margin: "16px 0 0" }}>
        {context.common("linkFallback")}
        <br />
        <Link className="link" href={href} style={{ color: palette.action, textDecoration: "underline", wordBreak: "break-all" }}>{href}</Link>
      </Text>
    </Section>
  );
}

/** A need's title with its code, which never breaks over two lines. */
export function NeedName({ needTitle, needCode }: { needTitle: string; needCode: string }) {
  return (
    <>
      {needTitle} <span style={{ whiteSpace: "nowrap" }}>({needCode})</span>
    </>
  );
}

/** The facts that name what was taken, where. */
export function shareFacts(context: MailContext, share: { needCode: string; needTitle: string; place: string; quantity: number; unit: string }): Fact[] {
  return [
    [context.common("need"), <NeedName key="need" {...share} />],
    [context.common("place"), share.place],
    [context.common("quantity"), `${context.count(share.quantity)} ${share.unit}`],
  ];
}
