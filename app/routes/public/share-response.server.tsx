import { drawPicture } from "~/platform/picture.server";
import { env } from "~/platform/env.server";
import { translator } from "~/locales/i18n";
import { hasAlready, tagOf } from "~/routes/guards/entity-tag.server";
import { localeOf } from "~/routes/guards/locale.server";
import { ShareCard, type ShareFacts } from "~/routes/public/share-card";
import { SHARE_HEIGHT, SHARE_WIDTH } from "~/ui/share-picture";

/** Raised when the drawing changes, so that nobody keeps one of the old. */
const DRAWING = 1;

export type OwnFacts = Omit<ShareFacts, "site" | "demo"> & { demo: boolean };

/**
 * The share picture of these facts as an answer: PNG, tagged by what it shows, so that one who has it is told so before anything is drawn. A picture of what
 * may be taken back at any moment (`fleeting`) is asked for each time; others are good for ten minutes. Answers 503 while too many others are being drawn.
 */
export async function sharePicture(request: Request, own: OwnFacts, { fleeting = false } = {}): Promise<Response> {
  const locale = localeOf(request);
  const [ui, share] = [translator(locale, "ui"), translator(locale, "share")];
  const facts: ShareFacts = { ...own, site: { name: ui("site.name"), tagline: ui("site.tagline"), address: new URL(env.origin).host }, demo: own.demo || env.demo ? share("demo") : null };
  const tag = tagOf(JSON.stringify([DRAWING, facts]));
  const headers = { "Content-Type": "image/png", ETag: tag, "Cache-Control": fleeting ? "no-cache" : "public, max-age=600, stale-while-revalidate=3600" };
  if (hasAlready(request, tag)) return new Response(null, { status: 304, headers });
  const picture = await drawPicture(tag, () => <ShareCard facts={facts} />, { width: SHARE_WIDTH, height: SHARE_HEIGHT });
  if (!picture) return new Response(null, { status: 503, headers: { "Retry-After": "5", "Cache-Control": "no-store" } });
  return new Response(new Uint8Array(picture), { headers: { ...headers, "Content-Length": String(picture.byteLength) } });
}
