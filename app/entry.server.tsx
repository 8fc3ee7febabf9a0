import { Writable } from "node:stream";
import { type ActionFunctionArgs, type AppLoadContext, type EntryContext, type LoaderFunctionArgs } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { serverI18n } from "~/locales/i18n";
import { localeOfPath } from "~/locales/languages";
import { resources } from "~/locales/resources.server";
import { log } from "~/platform/log.server";
import { NonceContext } from "~/ui/nonce";
import { setMetaTranslator } from "~/ui/page-meta";
import { TextsContext } from "~/ui/texts";

const RENDER_LIMIT_MS = 10_000;
const RETRY_AFTER_SECONDS = "30";

setMetaTranslator((locale, key, params) => serverI18n(locale).t(key, params ?? {}) as string);

/** Renders a page whole before it is sent: no part of ours waits for another, and a stream of a hundred pieces costs a third as much again as the rendering. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext) {
  const locale = localeOfPath(new URL(request.url).pathname);
  return new Promise<Response>((resolve, reject) => {
    let responseStatus = status;
    let failure: unknown;
    const nonce = typeof loadContext.nonce === "string" ? loadContext.nonce : undefined;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TextsContext.Provider value={embeddedTexts(locale, remixContext)}>
          <I18nextProvider i18n={serverI18n(locale)}>
            <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={RENDER_LIMIT_MS} />
          </I18nextProvider>
        </TextsContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          // The page would be held in memory for as long as the clock runs.
          clearTimeout(limit);
          if (failure) log.error({ err: failure }, "page rendering failed");
          headers.set("Content-Type", "text/html; charset=utf-8");
          headers.set("Content-Language", locale);
          if (responseStatus === 503) headers.set("Retry-After", RETRY_AFTER_SECONDS);
          pipe(gathering((body) => resolve(new Response(body, { headers, status: responseStatus }))));
        },
        onShellError: reject,
        onError(error) {
          responseStatus = 500;
          failure = error;
        },
      },
    );
    const limit = setTimeout(abort, RENDER_LIMIT_MS + 1_000).unref();
  });
}

/** What a page asks for on its own behalf says as plainly as a page when to come back. */
export function handleDataRequest(response: Response): Response {
  if (response.status === 503) response.headers.set("Retry-After", RETRY_AFTER_SECONDS);
  return response;
}

/** What a loader or action throws is logged once, here; an aborted request is the visitor's own doing. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted) return;
  log.error({ err: error, path: new URL(request.url).pathname }, "request failed");
}

function gathering(answer: (body: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    // React goes on to use the memory of a piece that was taken.
    write: (piece: Uint8Array, _encoding, done) => (pieces.push(Buffer.from(piece)), done()),
    final: (done) => (answer(Buffer.concat(pieces)), done()),
  });
}

function embeddedTexts(locale: "vi" | "en", context: EntryContext): string {
  const names = new Set(["ui"]);
  for (const match of context.staticHandlerContext.matches) {
    const handle = context.routeModules[match.route.id]?.handle as { ns?: string[] } | undefined;
    for (const name of handle?.ns ?? []) names.add(name);
  }
  const texts = Object.fromEntries([...names].map((name) => [name, resources[locale][name] ?? {}]));
  return JSON.stringify(texts).replaceAll("<", "\\u003c");
}
