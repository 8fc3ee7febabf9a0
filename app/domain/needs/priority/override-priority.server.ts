import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { lockRankable, scoreOf } from "./lock-rankable.server";
import { OVERRIDE_DAYS, REASON_LEAST, REASON_MOST, tellsContact } from "./priority-override";
import { priorityBands, type PriorityBand } from "./priority-weights";
import { rankNeed } from "./rank-need.server";

export type OverrideRefusal = "not-found" | "band-missing" | "reason-short" | "reason-long" | "reason-contact" | "reason-en-short" | "reason-en-long" | "reason-en-contact" | "until-invalid";

interface NewOverride {
  code: string;
  viewer: Viewer;
  band: string;
  reasonVi: string;
  reasonEn: string;
  /** yyyy-mm-dd, the last day on which it holds; empty: until it is taken back. */
  until: string;
}

/**
 * A coordinator of the area sets the level of an open need, up or down; within the level the facts go on counting. An earlier level is ended and kept.
 * The reason is shown to everybody, so it stays out of the event. Refused: another area or a need that is not open or covered, no level, a
 * reason (or its English) of fewer than 20 or more than 500 characters or with a mail address or phone number, a day that is past or over a year ahead.
 */
export async function overridePriority({ code, viewer, ...asked }: NewOverride): Promise<Outcome<{ score: number }, OverrideRefusal>> {
  const [reasonVi, reasonEn] = [tidy(asked.reasonVi), tidy(asked.reasonEn)];
  const now = clock.now();
  return transact(async (tx) => {
    const needId = await lockRankable(tx, code, viewer);
    if (!needId) return refuse("not-found");
    if (!(priorityBands as readonly string[]).includes(asked.band)) return refuse("band-missing");
    const band = asked.band as PriorityBand;
    if (reasonVi.length < REASON_LEAST) return refuse("reason-short");
    if (reasonVi.length > REASON_MOST) return refuse("reason-long");
    if (tellsContact(reasonVi)) return refuse("reason-contact");
    if (reasonEn && reasonEn.length < REASON_LEAST) return refuse("reason-en-short");
    if (reasonEn.length > REASON_MOST) return refuse("reason-en-long");
    if (tellsContact(reasonEn)) return refuse("reason-en-contact");
    if (asked.until && !mayEndOn(asked.until, now)) return refuse("until-invalid");
    const until = asked.until ? new Date(`${asked.until}T00:00:00Z`) : null;
    await tx.needPriorityOverride.updateMany({ where: { needId, endedAt: null }, data: { endedAt: now, endedBy: viewer.personId } });
    const { id } = await tx.needPriorityOverride.create({ data: { needId, band, reasonVi, reasonEn: reasonEn || null, until, setBy: viewer.personId, setAt: now }, select: { id: true } });
    await recordEvent(tx, { kind: "need.priority_set", subjectType: "need", subjectId: needId, actor: actorOf(viewer, "coordinator"), payload: { code, override: id, band, until: asked.until || null } });
    await rankNeed(tx, needId);
    return { ok: true, score: await scoreOf(tx, needId) };
  });
}

function mayEndOn(day: string, now: Date): boolean {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return known && day >= vietnamDay(now) && day <= vietnamDay(new Date(now.getTime() + OVERRIDE_DAYS * 86_400_000));
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
