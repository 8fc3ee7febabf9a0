import { data } from "@remix-run/node";
import type { Outcome } from "~/domain/outcome";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import type { Refused } from "./refusal";

const FIELD_MAX = 600;

/** Every text field of a form as it was typed, so that a refused form comes back whole. */
export function typedFields(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" && name !== "csrf" ? [[name, value.slice(0, FIELD_MAX)]] : [])));
}

type Way = { to: string; text: string };

/** Goes where a deed leads and says what it did, or brings the form back with the reason. What is not there is 404, what is not one's to do 403. */
export function answerDeed<T>(request: Request, outcome: Outcome<T, string>, { act, typed, about }: Omit<Refused, "reason">, done: (outcome: T) => Way) {
  if (outcome.ok) {
    const { to, text } = done(outcome);
    return redirectWithFlash(request, to, { tone: "success", text });
  }
  if (outcome.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  if (outcome.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
  return data({ refused: { act, typed, about, reason: outcome.reason } satisfies Refused }, { status: 400 });
}

export function unknownAct(): Response {
  return new Response(null, { status: 400, statusText: "Bad Request" });
}
