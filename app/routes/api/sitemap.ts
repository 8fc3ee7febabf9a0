import { listPublicAddresses } from "~/domain/needs/list-public-addresses.server";
import { env } from "~/platform/env.server";

/** Every public page with its two languages. */
export async function loader() {
  const entries = (await listPublicAddresses()).map(({ path, changedOn }) => {
    const english = `${env.origin}/en${path === "/" ? "" : path}`;
    const alternates = `<xhtml:link rel="alternate" hreflang="vi" href="${env.origin}${path}"/><xhtml:link rel="alternate" hreflang="en" href="${english}"/>`;
    return [`${env.origin}${path}`, english].map((address) => `<url><loc>${address}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ""}${alternates}</url>`).join("");
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join("")}</urlset>`;
  return new Response(body, { headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=600" } });
}
