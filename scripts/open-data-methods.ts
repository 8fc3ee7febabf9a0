import type { NextFunction, Request, Response } from "express";
import { problemOf } from "~/domain/open-data/problem.server";
import { acceptedLanguage } from "~/routes/guards/accepted-language.server";

const METHODS = "GET, HEAD, OPTIONS";

/** The open data are only read: browsers that ask beforehand learn that they may, and any other method is refused, before anything of its body is read. */
export function openDataMethods(request: Request, response: Response, next: NextFunction) {
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  if (request.method === "GET" || request.method === "HEAD") return next();
  response.set("Access-Control-Allow-Origin", "*").set("Allow", METHODS);
  if (request.method === "OPTIONS") {
    response.set({ "Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "If-None-Match, Accept-Language", "Access-Control-Max-Age": "86400" }).status(204).end();
    return;
  }
  const locale = acceptedLanguage({ headers: { get: (name) => request.get(name) ?? null } });
  response.status(405).set({ "Content-Type": "application/problem+json", "Content-Language": locale, "Cache-Control": "no-store", Connection: "close" }).send(JSON.stringify(problemOf("method-not-allowed", locale)));
}
