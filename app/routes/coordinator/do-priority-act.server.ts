import type { Viewer } from "~/domain/accounts/viewer";
import { overridePriority } from "~/domain/needs/priority/override-priority.server";
import { releaseOverride } from "~/domain/needs/priority/release-override.server";
import { stateNeedFacts } from "~/domain/needs/priority/state-need-facts.server";
import { setWaysOfGiving } from "~/domain/needs/set-ways-of-giving.server";
import type { PriorityActResult } from "./priority-act-result";

/** Does what a form of the priority page asks for. Answers what was typed, and the reason where it is refused. */
export async function doPriorityAct({ viewer, code, form }: { viewer: Viewer; code: string; form: FormData }): Promise<Omit<PriorityActResult, "reason"> & { reason: string | null }> {
  const text = (name: string) => String(form.get(name) ?? "").slice(0, 2_000).trim();
  const act = text("act");
  const languages = form.getAll("languages").map(String);
  const typed = Object.fromEntries(["band", "reasonVi", "reasonEn", "until", "poorPercent", "poorAsOf", "poorSource", "firstAskedOn", "supportCheckedOn", "volunteers"].map((name) => [name, text(name)])) as PriorityActResult["typed"];
  const command = { viewer, code };
  const answer =
    act === "set" ? await overridePriority({ ...command, band: typed.band, reasonVi: typed.reasonVi, reasonEn: typed.reasonEn, until: typed.until })
    : act === "release" ? await releaseOverride(command)
    : act === "facts" ? await stateNeedFacts({ ...command, poorPercent: typed.poorPercent, poorAsOf: typed.poorAsOf, poorSource: typed.poorSource, firstAskedOn: typed.firstAskedOn, supportCheckedOn: typed.supportCheckedOn })
    : act === "giving" ? await setWaysOfGiving({ ...command, acceptsVolunteers: typed.volunteers === "yes", languages })
    : null;
  return { act, typed, languages, reason: answer === null ? "unknown-act" : answer.ok ? null : answer.reason };
}
