/**
 * What a mail says to the programs that carry it. Mails that somebody asked to get again and again name the address that stops them, which a mail program may
 * call itself with one press (List-Unsubscribe of RFC 2369, List-Unsubscribe-Post of RFC 8058); others say nothing.
 */
export function mailHeaders({ template, props }: { template: string; props: unknown }): Record<string, string> | undefined {
  const { unsubscribeUrl } = (props ?? {}) as { unsubscribeUrl?: unknown };
  if (template !== "new-needs" || typeof unsubscribeUrl !== "string") return undefined;
  return { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
