export type CrawledPage = { address: string; status: number; type: string; body: Buffer };

/**
 * Reads every address as a visitor who is not signed in, and every address of the same site that its pages link to, until there is no new one.
 * `enters` says which paths belong to the walk; filters of lists are followed one deep, since their combinations never end.
 */
export async function crawl(origin: string, begin: string[], enters: (path: string) => boolean, read: (page: CrawledPage) => void): Promise<number> {
  const known = new Set(begin);
  const queue = [...begin];
  let running = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (queue.length > 0 || running > 0) {
        const place = queue.shift();
        if (place === undefined) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          continue;
        }
        running += 1;
        const page = await open(origin + place).finally(() => (running -= 1));
        read(page);
        for (const next of linksOf(page, origin)) {
          const deep = next.includes("?") && place.includes("?");
          if (known.has(next) || deep || !enters(next.split("?")[0]!)) continue;
          known.add(next);
          queue.push(next);
        }
      }
    }),
  );
  return known.size;
}

async function open(address: string): Promise<CrawledPage> {
  const response = await fetch(address, { redirect: "manual" });
  const location = response.headers.get("Location") ?? "";
  return { address, status: response.status, type: response.headers.get("Content-Type") ?? "", body: Buffer.concat([Buffer.from(`${location}\n`), Buffer.from(await response.arrayBuffer())]) };
}

function linksOf({ body, type, address }: CrawledPage, origin: string): string[] {
  if (!type.startsWith("text/html")) return [];
  const links = [...body.toString("utf8").matchAll(/\bhref="([^"#]+)/g)].map((match) => new URL(match[1]!.replaceAll("&amp;", "&"), address));
  return links.filter((link) => link.origin === origin).map((link) => link.pathname + link.search);
}
