import { env } from "~/platform/env.server";

/** Public pages may be indexed; workspaces and personal pages may not. A demonstration is not indexed at all. */
export function loader() {
  const closed = ["/my", "/receive", "/coordinate", "/fund", "/admin", "/dev", "/sign-in", "/pledges", "/searches", "/evidence"];
  const lines = env.demo ? ["User-agent: *", "Disallow: /"] : ["User-agent: *", ...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]), `Sitemap: ${env.origin}/sitemap.xml`];
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
