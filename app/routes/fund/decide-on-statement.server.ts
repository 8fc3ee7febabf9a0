import type { Viewer } from "~/domain/accounts/viewer";
import { columnRoles, type Columns } from "~/domain/payments/statements/columns";
import { approveStatement, discardStatement } from "~/domain/payments/statements/decide-statement.server";
import { saveMapping } from "~/domain/payments/statements/mappings.server";
import { COLUMNS_MAX } from "~/domain/payments/statements/statement";
import { translator } from "~/locales/i18n";
import type { StatementDecision } from "./statement-decision";

type Decision = { form: FormData; importId: string; viewer: Viewer; locale: "vi" | "en" };

/**
 * Carries out what the fund manager's form asks for: `map` the columns, `book` a checked statement or `discard` it. Answers the sentence to show, or what was
 * chosen with the reason of the refusal. A form that asks for nothing known, or for a statement that is not there, ends in 400, 403 or 404.
 */
export async function decideOnStatement({ form, importId, viewer, locale }: Decision): Promise<{ ok: true; text: string } | { ok: false; result: StatementDecision }> {
  const t = translator(locale, "statements");
  const act = String(form.get("act") ?? "").slice(0, 10);
  const bankName = String(form.get("bank") ?? "").trim().slice(0, 100);
  const head = Math.trunc(Number(form.get("head"))) || 0;
  const roles = Array.from({ length: COLUMNS_MAX }, (_, index) => String(form.get(`column-${index}`) ?? "").slice(0, 10));
  const refused = (reason: string) => {
    if (reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    return { ok: false as const, result: { act, reason, bankName, head, roles: roles.slice(0, roles.findLastIndex(Boolean) + 1) } };
  };
  if (act === "map") {
    const columns: Columns = {};
    for (const role of columnRoles) {
      const places = roles.flatMap((each, index) => (each === role ? [index] : []));
      if (places.length > 1) return refused("column-twice");
      if (places[0] !== undefined) columns[role] = places[0];
    }
    const saved = await saveMapping({ viewer, importId, bankName, head, columns });
    return saved.ok ? { ok: true, text: t("mapping.saved", { bank: bankName }) } : refused(saved.reason);
  }
  if (act === "discard" && form.get("confirmed") !== "yes") return refused("confirm-needed");
  if (act !== "book" && act !== "discard") throw new Response(null, { status: 400, statusText: "Bad Request" });
  const decided = await (act === "book" ? approveStatement : discardStatement)({ viewer, importId });
  return decided.ok ? { ok: true, text: t(act === "book" ? "decide.booked" : "decide.discarded") } : refused(decided.reason);
}
