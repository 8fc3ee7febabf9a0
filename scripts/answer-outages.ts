import type { ServerBuild } from "@remix-run/node";
import { isOutage } from "~/platform/database-outage";
import { log } from "~/platform/log.server";

type Deed = (args: { request: Request }) => unknown;

/** The routes, each of which answers 503 instead of 500 where the database cannot be reached; every other failure stays what it is. */
export function answerOutages(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action } = route.module;
    return [id, { ...route, module: { ...route.module, loader: guarded(loader as Deed | undefined), action: guarded(action as Deed | undefined) } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild["routes"] };
}

function guarded(deed: Deed | undefined) {
  if (!deed) return undefined;
  return async (args: Parameters<Deed>[0]) => {
    try {
      return await deed(args);
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.error({ err: error, path: new URL(args.request.url).pathname }, "request failed: the database cannot be reached");
      throw new Response(null, { status: 503, headers: { "Retry-After": "30" } });
    }
  };
}
