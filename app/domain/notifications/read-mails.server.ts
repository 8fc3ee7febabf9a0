import { hasRole, type Viewer } from "~/domain/accounts/viewer";
import { db, type Prisma } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { isUuid } from "~/platform/uuid";
import { mailHeaders } from "./mail-headers";
import type { MailState } from "./outbox";

const PAGE_LENGTH = 30;

/** One line of the outbox, without the words of the mail: they may carry a code that signs somebody in. Times are ISO 8601. */
export type MailRow = {
  id: string;
  template: string;
  locale: string;
  to: string;
  subject: string | null;
  state: MailState;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
};

export type MailPage = { rows: MailRow[]; total: number; pages: number };

/** The outbox, newest first, thirty a page from page 1, for the admin and in a demonstration for everybody; empty for others. */
export async function listMails(viewer: Viewer | null, { page = 1, state, to }: { page?: number; state?: MailState; to?: string } = {}): Promise<MailPage> {
  if (!env.demo && !hasRole(viewer, "admin")) return { rows: [], total: 0, pages: 0 };
  const where = { ...(state ? { state } : {}), ...(to ? { toEmail: to } : {}) };
  const [rows, total] = await Promise.all([
    db.outboxMail.findMany({ where, select: rowSelect, orderBy: [{ createdAt: "desc" }, { id: "asc" }], take: PAGE_LENGTH, skip: (Math.max(1, page) - 1) * PAGE_LENGTH }),
    db.outboxMail.count({ where }),
  ]);
  return { rows: rows.map(mailRow), total, pages: Math.ceil(total / PAGE_LENGTH) };
}

/** A mail with its words, in a demonstration only: nobody reads other people's mail in production, not even the admin. */
export async function findMail(id: string): Promise<(MailRow & { html: string | null; text: string | null; headers: Record<string, string> }) | null> {
  if (!env.demo || !isUuid(id)) return null;
  const mail = await db.outboxMail.findUnique({ where: { id }, select: { ...rowSelect, html: true, bodyText: true, props: true } });
  return mail ? { ...mailRow(mail), html: mail.html, text: mail.bodyText, headers: mailHeaders(mail) ?? {} } : null;
}

const rowSelect = {
  id: true, template: true, locale: true, toEmail: true, subject: true, state: true, attempts: true, lastError: true, createdAt: true, sentAt: true,
} satisfies Prisma.OutboxMailSelect;

type Selected = Prisma.OutboxMailGetPayload<{ select: typeof rowSelect }>;

function mailRow(mail: Selected): MailRow {
  return {
    id: mail.id,
    template: mail.template,
    locale: mail.locale,
    to: mail.toEmail,
    // A code stands in the subject of the mails that carry one.
    subject: env.demo ? mail.subject : mail.template,
    state: mail.state as MailState,
    attempts: mail.attempts,
    lastError: mail.lastError,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
  };
}
