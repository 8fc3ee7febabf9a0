import { carriesCode } from "./outbox";

/** The one-time code that a message carries, for showing it large where a demonstration shows its mail; null for any other message. */
export function codeInMail(mail: { template: string; text: string | null }): string | null {
  return carriesCode(mail.template) ? (/(?<!\d)\d{6}(?!\d)/.exec(mail.text ?? "")?.[0] ?? null) : null;
}
