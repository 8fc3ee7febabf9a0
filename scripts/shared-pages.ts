import type { ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { metrics } from "~/platform/metrics.server";
import { makePageCache, type Encoding, type KeptPage, type PageSource } from "~/platform/page-cache.server";
import { pageVersion } from "~/platform/page-version.server";
import { isSomebody } from "~/routes/guards/anybody";
import { namesTag } from "~/routes/guards/entity-tag.server";
import { sharedAddress } from "~/routes/public/shared-address";
import { pageMaker } from "./make-shared-page";

/** A proxy may keep a page for one second; with the half second in which this process looks for changes nobody sees what is older than two. */
const SHARED = "public, max-age=0, s-maxage=1, must-revalidate";
const OWN = "private, no-cache";
const VARY = "Cookie, Accept-Encoding";
const BYTES = env.PAGE_CACHE_MB * 1024 * 1024;
const encodings: Encoding[] = ["br", "gzip", "identity"];
const acceptable = new LRUCache<string, Encoding>({ max: 200 });

/**
 * Answers pages that are the same for everybody from memory. Whom a cookie of ours makes somebody, and every other address, goes on to the next handler.
 * @param security sets the security headers of a page, with `response.locals.nonce` in its policy
 */
export function sharedPages(build: ServerBuild, security: RequestHandler): RequestHandler {
  const cache = makePageCache({ version: pageVersion, make: pageMaker(build, security), now: () => clock.now().getTime(), commonBytes: BYTES * 0.75, otherBytes: BYTES * 0.25 });
  const { pages, pageBytes } = metrics();
  pageBytes.measure = cache.bytes;
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const shared = sharedAddress(request.url);
    if (!shared) return next();
    if (isSomebody(request.headers.cookie) || request.headers.authorization !== undefined) {
      response.setHeader("Vary", "Cookie");
      response.setHeader("Cache-Control", OWN);
      pages.inc({ source: "own" });
      return next();
    }
    cache
      .read(shared.address, shared.common)
      .then(({ page, source }) => {
        pages.inc({ source });
        return send(page, source, request, response);
      })
      .catch((error: Error) => {
        if (response.headersSent) return response.destroy(error);
        // While the database is away nobody knows whether a page is still true; the framework finds the words for that.
        log.warn({ err: error, path: request.path }, "a shared page could not be made");
        next();
      });
  };
}

async function send(page: KeptPage, source: PageSource, request: Request, response: Response) {
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const headers: Record<string, string | number> = { ...page.headers, Vary: VARY, "Cache-Status": source === "hit" ? "tam-long-vang; hit" : "tam-long-vang; fwd=miss" };
  headers["Cache-Control"] = page.keep ? SHARED : OWN;
  if (page.keep) headers.ETag = page.tag;
  if (page.keep && namesTag(request.headers["if-none-match"], page.tag)) return void response.writeHead(304, headers).end();
  const bytes = await page.bytes(encoding);
  if (encoding !== "identity") headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = bytes.length;
  response.writeHead(page.status, headers).end(request.method === "HEAD" ? undefined : bytes);
}

/** How a visitor's browser would have it written: the smallest way that it accepts (RFC 9110, 12.5.3). */
function encodingFor(header: string | undefined): Encoding {
  if (header === undefined || header.length > 200) return "identity";
  let encoding = acceptable.get(header);
  if (!encoding) {
    const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings(encodings);
    encoding = encodings.find((one) => accepted.includes(one)) ?? "identity";
    acceptable.set(header, encoding);
  }
  return encoding;
}
