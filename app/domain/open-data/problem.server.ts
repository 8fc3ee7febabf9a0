import type { Fault } from "~/domain/open-data/read-query";
import type { Problem } from "~/domain/open-data/shared-schemas";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import { isOutage } from "~/platform/database-outage";
import { env } from "~/platform/env.server";

const statuses = { "invalid-parameter": 400, "not-found": 404, "method-not-allowed": 405, "too-many-requests": 429, "internal-error": 500, unavailable: 503 } as const;
export type ProblemCode = keyof typeof statuses;

/** Says in the reader's language what went wrong (RFC 9457); `type` is the place on the developers' page that explains it. */
export function problemOf(code: ProblemCode, locale: Locale, params: Record<string, string | number> = {}): Problem {
  const t = translator(locale, "api");
  return { type: `${env.origin}/developers#${code}`, title: t(`problem.${code}.title`), status: statuses[code], detail: t(`problem.${code}.detail`, { origin: env.origin, ...params }), code };
}

/** Names each wrong parameter and says what it must be. */
export function wrongParameters(faults: readonly { parameter: string; why: string; params?: Fault["params"] }[], locale: Locale): Problem {
  const t = translator(locale, "api");
  const errors = faults.map(({ parameter, why, params }) => ({ parameter, detail: t(`wrong.${why === "unknown" && !params?.known ? "none" : why}`, { what: t(`parameter.${parameter}`), ...params }) }));
  return { ...problemOf("invalid-parameter", locale, { parameters: [...new Set(errors.map(({ parameter }) => parameter))].join(", ") }), parameter: errors[0]!.parameter, errors };
}

/** Every code of a problem, for the page that explains them. */
export const problemCodes = Object.keys(statuses) as ProblemCode[];

/** How a failure that nobody foresaw is told: whether coming back later will help. */
export function codeOfFailure(error: unknown): "unavailable" | "internal-error" {
  return isOutage(error) ? "unavailable" : "internal-error";
}
