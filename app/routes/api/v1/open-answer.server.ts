import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { DATA_LICENCE } from "~/domain/open-data/addresses.server";
import type { Endpoint } from "~/domain/open-data/endpoints";
import { codeOfFailure, problemOf, wrongParameters } from "~/domain/open-data/problem.server";
import { readQuery, type QuerySchema } from "~/domain/open-data/read-query";
import type { Problem } from "~/domain/open-data/shared-schemas";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { budgetHeaders, spend } from "~/platform/request-budget.server";
import { acceptedLanguage } from "~/routes/guards/accepted-language.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { hasAlready, tagOf } from "~/routes/guards/entity-tag.server";
import type { z } from "zod";

type Answer = { ok: true; body: object } | { ok: true; parts: AsyncGenerator<string>; name?: string } | WrongParameter | { ok: false; reason: "not-found" };
type Read<Query extends QuerySchema> = (query: z.output<Query>, params: LoaderFunctionArgs["params"], request: Request) => Promise<Answer>;

const RETRY_SECONDS = "30";

/**
 * The loader of an address of the open data: open to anyone, within the number of requests a minute that an address has; the query is read strictly, and
 * whatever goes wrong is said as a problem (RFC 9457) in the language of Accept-Language.
 */
export function openLoader<Query extends QuerySchema>(endpoint: Endpoint<Query>, read: Read<Query>) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const locale = acceptedLanguage(request);
    const budget = await spend(clientAddress(context), env.OPEN_DATA_PER_MINUTE, endpoint.cost);
    const headers = openHeaders(budgetHeaders(budget));
    const refuse = (problem: Problem, more: Record<string, string> = {}) => problemResponse(problem, locale, { ...headers, ...more });
    if (!budget.ok) return refuse(problemOf("too-many-requests", locale, { limit: budget.limit, seconds: budget.resetSeconds }), { "Retry-After": String(budget.resetSeconds) });
    const asked = readQuery(endpoint.query, new URL(request.url).searchParams);
    if (!asked.ok) return refuse(wrongParameters(asked.faults, locale));
    try {
      const answer = await read(asked.query, params, request);
      if (!answer.ok) return refuse(answer.reason === "not-found" ? problemOf("not-found", locale) : wrongParameters([answer], locale));
      const kept = {
        ...headers,
        "Cache-Control": endpoint.seconds > 0 ? `public, max-age=${endpoint.seconds}` : "no-cache",
        ...("language" in endpoint.query.shape ? { Vary: "Accept-Language" } : {}),
      };
      return "parts" in answer ? streamResponse(endpoint, answer, kept) : bodyResponse(request, answer.body, kept);
    } catch (error) {
      log.error({ err: error, path: new URL(request.url).pathname }, "open data failed");
      const code = codeOfFailure(error);
      return refuse(problemOf(code, locale), code === "unavailable" ? { "Retry-After": RETRY_SECONDS } : {});
    }
  };
}

/** What every answer says: pages of any site may read it, under which licence, and what is left of the requests. */
function openHeaders(budget: Record<string, string>): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
    Link: `<${DATA_LICENCE}>; rel="license"`,
    ...budget,
  };
}

export function problemResponse(problem: Problem, locale: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, "Content-Type": "application/problem+json", "Content-Language": locale, "Cache-Control": "no-store", Vary: "Accept-Language" },
  });
}

function bodyResponse(request: Request, body: object, headers: Record<string, string>): Response {
  const text = JSON.stringify(body);
  const tag = tagOf(text);
  const next = nextPage(request, body);
  const all = { ...headers, ETag: tag, ...(next ? { Link: `${headers.Link}, <${next}>; rel="next"` } : {}) };
  if (hasAlready(request, tag)) return new Response(null, { status: 304, headers: all });
  return new Response(text, { headers: { ...all, "Content-Type": "application/json; charset=utf-8" } });
}

function nextPage(request: Request, body: object): string | null {
  if (!("nextCursor" in body) || typeof body.nextCursor !== "string") return null;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", body.nextCursor);
  return `${env.origin}${pathname}?${searchParams}`;
}

function streamResponse({ media }: Endpoint, { parts, name }: { parts: AsyncGenerator<string>; name?: string }, headers: Record<string, string>): Response {
  const type = media === "text/csv" || media === "application/json" ? `${media}; charset=utf-8` : media;
  return new Response(createReadableStreamFromReadable(Readable.from(parts)), {
    headers: { ...headers, "Content-Type": type, ...(name ? { "Content-Disposition": `attachment; filename="${name}"` } : {}) },
  });
}
