import type { Viewer } from "~/domain/accounts/viewer";
import { actorOf, recordEvent } from "~/domain/audit/record-event.server";
import { refuse, type Outcome } from "~/domain/outcome";
import { clock, vietnamDay } from "~/platform/clock.server";
import { transact } from "~/platform/database.server";
import { lockRankable } from "./lock-rankable.server";
import { tellsContact } from "./priority-override";
import { rankNeed } from "./rank-need.server";
import { SOURCE_MOST } from "./stated-facts";

export type FactsRefusal = "not-found" | "percent-invalid" | "too-few" | "day-invalid" | "source-needed" | "source-contact" | "asked-invalid" | "checked-invalid" | "state-pays";

interface StatedFacts {
  code: string;
  viewer: Viewer;
  /** Share of the children in poor and near-poor households, 0 to 100, with the day of the list and where it is from; empty: not known. */
  poorPercent: string;
  poorAsOf: string;
  poorSource: string;
  /** Since when the same has been asked for and not met; empty: not before this need. */
  firstAskedOn: string;
  /** When it was checked that no state scheme pays for it; empty: not checked. */
  supportCheckedOn: string;
}

/**
 * A coordinator of the area states what the order of needs counts with, each fact with its day; what is left empty counts as not known. Refused: another
 * area or a need that is not open or covered; a share that is no whole number of hundredths, without day or source, or of fewer than five children; a day
 * in the future; a source with a mail address or phone number; that no state scheme pays where one is recorded.
 */
export async function stateNeedFacts({ code, viewer, ...typed }: StatedFacts): Promise<Outcome<object, FactsRefusal>> {
  const now = clock.now();
  const today = vietnamDay(now);
  const { poorAsOf, firstAskedOn, supportCheckedOn } = typed;
  const source = typed.poorSource.replace(/\s+/g, " ").trim();
  const percent = typed.poorPercent.trim();
  return transact(async (tx) => {
    const needId = await lockRankable(tx, code, viewer);
    if (!needId) return refuse("not-found");
    const need = await tx.need.findUniqueOrThrow({ where: { id: needId }, select: { beneficiaries: true, stateSupportVi: true } });
    if (percent) {
      if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100) return refuse("percent-invalid");
      if (need.beneficiaries === null) return refuse("too-few");
      if (!isPast(poorAsOf, today)) return refuse("day-invalid");
      if (!source || source.length > SOURCE_MOST) return refuse("source-needed");
      if (tellsContact(source)) return refuse("source-contact");
    }
    if (firstAskedOn && !isPast(firstAskedOn, today)) return refuse("asked-invalid");
    if (supportCheckedOn && !isPast(supportCheckedOn, today)) return refuse("checked-invalid");
    if (supportCheckedOn && need.stateSupportVi) return refuse("state-pays");
    const facts = {
      poorPercent: percent ? Number(percent) : null, poorAsOf: percent ? day(poorAsOf) : null, poorSource: percent ? source : null, firstAskedOn: day(firstAskedOn), supportCheckedOn: day(supportCheckedOn),
      statedBy: viewer.personId, statedAt: now,
    };
    await tx.needStatedFact.upsert({ where: { needId }, create: { needId, ...facts }, update: facts });
    await recordEvent(tx, {
      kind: "need.facts_stated", subjectType: "need", subjectId: needId, actor: actorOf(viewer, "coordinator"),
      payload: { code, poorPercent: facts.poorPercent, poorAsOf: percent ? poorAsOf : null, firstAskedOn: firstAskedOn || null, supportCheckedOn: supportCheckedOn || null },
    });
    await rankNeed(tx, needId);
    return { ok: true };
  });
}

/** A day of this century that is not in the future. */
function isPast(text: string, today: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) && text <= today;
}

function day(text: string): Date | null {
  return text ? new Date(`${text}T00:00:00Z`) : null;
}
