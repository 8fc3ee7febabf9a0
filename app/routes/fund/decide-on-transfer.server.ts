import type { Viewer } from "~/domain/accounts/viewer";
import { formatDong, parseDong } from "~/domain/money";
import { doWithMoney } from "~/domain/treasury/do-with-money.server";
import type { MoneyDeed } from "~/domain/treasury/proposal";
import { matchRefundReturn } from "~/domain/treasury/take-refund-return.server";
import { translator } from "~/locales/i18n";
import { readReturnFee } from "./return-fee";
import { NOTE_MAX, type DecisionResult } from "./decision-result";

type Decision = { form: FormData; transferId: string; viewer: Viewer; locale: "vi" | "en" };

/**
 * Carries out what the fund manager's form asks for: `place` on a pledge, `split` over several, `return` or `keep` what is unplaced, `undo` a
 * placement, or says that it is the `same` money as another transfer or a refund that `came-back`.
 * Answers the sentence to show, or what had been written with the reason of the refusal. A form that asks for nothing known, or for a transfer that is
 * not there, ends in 400, 403 or 404.
 */
export async function decideOnTransfer({ form, transferId, viewer, locale }: Decision): Promise<{ ok: true; text: string } | { ok: false; result: DecisionResult }> {
  const t = translator(locale, "fund");
  const told = translator(locale, "treasury");
  const written = (name: string, max: number) => String(form.get(name) ?? "").trim().slice(0, max);
  const typed = {
    act: written("act", 10), amount: written("amount", 40), note: written("note", NOTE_MAX), placement: written("placement", 36),
    parts: form.getAll("partReference").map((reference, line) => ({ reference: String(reference).trim().slice(0, 100), amount: String(form.getAll("partAmount")[line] ?? "").trim().slice(0, 40) })),
  };
  const refused = (reason: string) => {
    if (reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    return { ok: false as const, result: { ...typed, reason } };
  };
  if (typed.act === "came-back") {
    const matched = await matchRefundReturn({ refundId: typed.placement, transferId, viewer, fee: readReturnFee(written("fee", 40)) });
    return matched.ok ? { ok: true, text: told(matched.fee > 0n ? "returnHere.doneLess" : "returnHere.done", { amount: formatDong(matched.amount, locale), fee: formatDong(matched.fee, locale) }) } : refused(matched.reason);
  }
  const asked = readDeed(typed, { transferId, reference: written("reference", 100), keepUnits: form.get("units") !== "release", confirmed: form.get("confirmed") === "yes" });
  if (asked === null) throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (typeof asked === "string") return refused(asked);
  const answer = await doWithMoney(asked, viewer);
  if (!answer.ok) return refused(answer.reason);
  const { done, proposalId } = answer;
  const amount = formatDong(done.amount, locale);
  if (proposalId) return { ok: true, text: told("approvals.proposed", { amount }) };
  if (typed.act === "undo") return { ok: true, text: told("undo.done", { amount }) };
  if (typed.act === "same") return { ok: true, text: told("same.done", { amount }) };
  if (done.toCard) return { ok: true, text: t("done.refundCard", { amount }) };
  if (typed.act === "return" || typed.act === "keep") return { ok: true, text: t(`done.${typed.act}`, { amount }) };
  const text = typed.act === "split" ? told("split.done", { amount, settled: done.settled }) : t(done.settled > 0 ? "done.placeSettled" : "done.place", { amount, reference: written("reference", 100) });
  return { ok: true, text: done.left > 0n ? `${text} ${t("done.left", { amount: formatDong(done.left, locale) })}` : text };
}

type Typed = { act: string; amount: string; note: string; placement: string; parts: { reference: string; amount: string }[] };

/** The deed that a form asks for, the reason why it cannot be read, or null when it asks for nothing known. */
function readDeed({ act, amount, note, placement, parts }: Typed, more: { transferId: string; reference: string; keepUnits: boolean; confirmed: boolean }): MoneyDeed | string | null {
  const { transferId } = more;
  if (act === "place" || act === "split") {
    const lines = act === "place" ? [{ reference: more.reference, amount }] : parts.filter((part) => part.reference || part.amount);
    if (lines.length === 0) return "parts-needed";
    if (act === "split" && lines.some((line) => !line.reference || !line.amount)) return "part-incomplete";
    const read = lines.map((line) => ({ reference: line.reference, amount: parseDong(line.amount) }));
    if (read.some((line) => line.amount === null)) return "amount-invalid";
    return { kind: "place", transferId, parts: read.map((line) => ({ reference: line.reference, amount: Number(line.amount) })) };
  }
  if (act === "return" || act === "keep") return !note ? "note-needed" : more.confirmed ? { kind: act, transferId, note } : "confirm-needed";
  if (act === "same") return !note ? "note-needed" : !placement ? "none-chosen" : more.confirmed ? { kind: "same", transferId, sameAs: placement, note } : "confirm-needed";
  return act === "undo" ? { kind: "undo", placementId: placement, keepUnits: more.keepUnits, note } : null;
}
