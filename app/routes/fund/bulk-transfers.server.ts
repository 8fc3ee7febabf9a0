import type { Viewer } from "~/domain/accounts/viewer";
import { doInBulk } from "~/domain/treasury/do-in-bulk.server";
import { NOTE_MAX, type MoneyDeed } from "~/domain/treasury/proposal";
import { translator } from "~/locales/i18n";
import { unknownAct } from "./answer-deed.server";

type Told = { ok: true; tone: "success" | "warning"; text: string } | { ok: false; reason: string; note: string };

/**
 * Does what the list's form asks for with each chosen transfer: `accept` its suggestion as it was shown, `keep` or `return` what is unplaced. Answers in a
 * sentence how many were done, proposed and refused, and why.
 */
export async function bulkOnTransfers({ form, viewer, locale }: { form: FormData; viewer: Viewer; locale: "vi" | "en" }): Promise<Told> {
  const t = translator(locale, "treasury");
  const act = String(form.get("act") ?? "");
  const note = String(form.get("note") ?? "").trim().slice(0, NOTE_MAX);
  const chosen = form.getAll("pick").map(String);
  if (!["accept", "keep", "return"].includes(act)) throw unknownAct();
  if (chosen.length === 0) return { ok: false, reason: "none-chosen", note };
  if (act !== "accept" && !note) return { ok: false, reason: "note-needed", note };
  if (form.get("confirmed") !== "yes") return { ok: false, reason: "confirm-needed", note };
  const deeds = chosen.map((transferId): MoneyDeed => {
    if (act !== "accept") return { kind: act as "keep" | "return", transferId, note };
    const [reference = "", amount = ""] = String(form.get(`suggestion-${transferId}`) ?? "").split("|");
    return { kind: "place", transferId, parts: reference ? [{ reference, amount: Math.trunc(Number(amount)) || 0 }] : [] };
  });
  const answer = await doInBulk(deeds, viewer);
  if (!answer.ok) return { ok: false, reason: answer.reason, note };
  const why = answer.reasons.map((reason) => (reason === "parts-needed" ? t("bulk.noSuggestion") : sentence(reason, locale))).join(" ");
  const parts = [
    answer.done > 0 ? t("bulk.done", { count: answer.done, n: answer.done }) : "",
    answer.proposed > 0 ? t("bulk.proposed", { count: answer.proposed, n: answer.proposed }) : "",
    answer.failed > 0 ? t("bulk.failed", { count: answer.failed, n: answer.failed, why }) : "",
  ];
  return { ok: true, tone: answer.failed > 0 ? "warning" : "success", text: parts.filter(Boolean).join(" ") };
}

function sentence(reason: string, locale: "vi" | "en"): string {
  const key = `refused.${reason}`;
  const own = translator(locale, "treasury")(key);
  return own === key ? translator(locale, "fund")(key) : own;
}
