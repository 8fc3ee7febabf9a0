import type { Viewer } from "~/domain/accounts/viewer";
import { refundCard } from "~/domain/cards/refund-card.server";
import { formatDong, parseDong } from "~/domain/money";
import { keepAsGeneralGift } from "~/domain/payments/keep-as-general-gift.server";
import { returnTransfer } from "~/domain/payments/return-transfer.server";
import { placeTransfer } from "~/domain/pledges/place-transfer.server";
import { translator } from "~/locales/i18n";
import { NOTE_MAX, type DecisionResult } from "./decision-result";

type Decision = { form: FormData; transferId: string; viewer: Viewer; locale: "vi" | "en" };

/**
 * Carries out what the fund manager's form asks for: `place` on a pledge, `return` or `keep` what is unplaced. Answers the sentence to show, or what
 * had been written with the reason of the refusal. A form that asks for nothing known, or for a transfer that is not there, ends in 400, 403 or 404.
 */
export async function decideOnTransfer({ form, transferId, viewer, locale }: Decision): Promise<{ ok: true; text: string } | { ok: false; result: DecisionResult }> {
  const t = translator(locale, "fund");
  const written = (name: string, max: number) => String(form.get(name) ?? "").trim().slice(0, max);
  const typed = { act: written("act", 10), amount: written("amount", 40), note: written("note", NOTE_MAX) };
  const refused = (reason: string) => {
    if (reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    return { ok: false as const, result: { ...typed, reason } };
  };
  if (typed.act === "place") {
    const amount = parseDong(typed.amount);
    if (amount === null) return refused("amount-invalid");
    const reference = written("reference", 100);
    const placed = await placeTransfer({ transferId, viewer, pledgeReference: reference, amount });
    if (!placed.ok) return refused(placed.reason);
    const done = t(placed.settled ? "done.placeSettled" : "done.place", { amount: formatDong(placed.placed, locale), reference });
    return { ok: true, text: placed.left > 0n ? `${done} ${t("done.left", { amount: formatDong(placed.left, locale) })}` : done };
  }
  if (typed.act !== "return" && typed.act !== "keep") throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (typed.note && form.get("confirmed") !== "yes") return refused("confirm-needed");
  const resolve = typed.act === "return" ? returnTransfer : keepAsGeneralGift;
  const resolved = await resolve({ transferId, viewer, note: typed.note });
  if (!resolved.ok && resolved.reason === "card-refund-needed") {
    const refunded = await refundCard({ transferId, viewer, note: typed.note });
    return refunded.ok ? { ok: true, text: t("done.refundCard", { amount: formatDong(refunded.amount, locale) }) } : refused(refunded.reason);
  }
  return resolved.ok ? { ok: true, text: t(`done.${typed.act}`, { amount: formatDong(resolved.amount, locale) }) } : refused(resolved.reason);
}
