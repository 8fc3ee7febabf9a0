import { createHash, randomBytes } from "node:crypto";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { env } from "~/platform/env.server";
import type { MadePage } from "~/platform/page-cache.server";
import { isSharedRoute } from "~/routes/public/shared-address";
import { tagOf } from "~/routes/guards/entity-tag.server";

const passedOn = ["content-type", "content-language", "location", "retry-after"];

/**
 * Has the framework make pages for nobody in particular: no cookie, language, address or host of a visitor reaches it, so none can stand in what others get.
 * The scripts of such a page are allowed by their digests instead of by a nonce, which would have to be another for each visitor.
 */
export function pageMaker(build: ServerBuild, security: RequestHandler): (address: string) => Promise<MadePage> {
  const respond = createRequestHandler(onlyShared(build), "production");
  return async (address) => {
    const nonce = randomBytes(16).toString("base64");
    const response = await respond(new Request(env.origin + address), { nonce, ip: "", forEverybody: true });
    // A cookie is one visitor's. None is set for everybody; if one ever were, each visitor's page would be made for him alone.
    if (response.headers.has("Set-Cookie")) throw new Error(`The page ${address} sets a cookie for everybody`);
    const html = Buffer.from(await response.arrayBuffer()).toString();
    const headers = securityHeaders(security, nonce);
    headers["Content-Security-Policy"] = headers["Content-Security-Policy"]!.replace(`'nonce-${nonce}'`, digestsOf(html, nonce));
    for (const name of passedOn) if (response.headers.has(name)) headers[name] = response.headers.get(name)!;
    const shared = html.replaceAll(` nonce="${nonce}"`, "");
    return { status: response.status, headers, body: Buffer.from(shared), tag: tagOf(shared), keep: response.status === 200 };
  };
}

/** The build with the routes of pages for everybody alone: the framework goes through all it knows for every page that it makes. Browsers get the list of all from a file. */
function onlyShared(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(Object.entries(build.routes).filter(([id, route]) => id === "root" || isSharedRoute(route!.id)));
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(Object.entries(build.assets.routes).filter(([id]) => id in routes)) } };
}

/** The digests (CSP 3, 6.7.3) of exactly those scripts that bear the nonce of this making: what found its way into a page by other means bears none. */
function digestsOf(html: string, nonce: string): string {
  const digests = new Set<string>();
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g))
    if (attributes!.includes(` nonce="${nonce}"`) && text !== "") digests.add(`'sha256-${createHash("sha256").update(text!).digest("base64")}'`);
  return [...digests].join(" ");
}

function securityHeaders(security: RequestHandler, nonce: string): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = { locals: { nonce }, setHeader: (name: string, value: string) => (headers[name] = value), removeHeader: (name: string) => delete headers[name] };
  security({} as ExpressRequest, response as unknown as ExpressResponse, () => {});
  return headers;
}
