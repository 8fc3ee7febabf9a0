import { createHash, randomBytes } from "node:crypto";
import http, { type Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import sirv from "sirv";
import type { ViteDevServer } from "vite";
import { darkStyles } from "~/domain/notifications/mail/mail-look";
import { env } from "~/platform/env.server";
import { metrics } from "~/platform/metrics.server";
import { forgetPageVersion } from "~/platform/page-version.server";
import { beginDraining } from "~/platform/readiness.server";
import { answerOutages } from "./answer-outages";
import { openDataMethods } from "./open-data-methods";
import { sharedPages } from "./shared-pages";
import { StartError } from "./start-error";

const LARGEST_BODY = 12 * 1024 * 1024;
/** The one form that takes files larger than memory should hold; it reads them in parts. */
const STATEMENT_FORM = /^\/(?:en\/)?fund\/statements(?:\.data)?\/?$/;
const LARGEST_STATEMENT = env.STATEMENT_MAX_MB * 1024 * 1024 + 1024 * 1024;
const DRAIN_LIMIT_MS = 20_000;
/** What pages of other sites may hold in a frame. Nothing else matches, however an address is written. */
const FRAMES = /^\/(?:en\/)?embed\/needs(?:\/[A-Za-z0-9-]+)?$/;

/** The addresses that stop a saved search's mails: whoever holds one may use it from anywhere (RFC 8058). */
const ONE_PRESS = /^\/(?:en\/)?searches\/unsubscribe\/[^/]+$/;

const open = new Set<Response>();
let draining = false;

/** Starts the web server on env.PORT; `drain` finishes open requests (at most twenty seconds) and closes it. */
export async function startWeb(mode: "development" | "production"): Promise<{ server: Server; drain: () => Promise<void> }> {
  const app = express();
  const server = http.createServer(app);
  const vite = mode === "development" ? await developmentServer(server) : undefined;
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);
  const build = vite
    ? async () => answerOutages((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild)
    : answerOutages((await import(path.resolve("build/server/index.js"))) as ServerBuild);
  const pages = securityHeaders(mode);
  app.use(observe);
  if (typeof build !== "function") app.use(sharedPages(build, pages));
  app.use(compression());
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    next();
  });
  const frames = securityHeaders(mode, { framed: true });
  app.use((request, response, next) => (FRAMES.test(request.path) ? frames : pages)(request, response, next));
  app.use("/api/v1", openDataMethods);
  if (vite) app.use(vite.middlewares);
  else app.use("/assets", assets(), (_request, response) => void response.status(404).type("text/plain; charset=utf-8").send("404"));
  app.use(express.static(path.resolve(vite ? "public" : "build/client"), { maxAge: "1h", index: false }));
  app.use(refuseLargeBodies);
  app.use(takeFromAnywhere);
  app.use(createRequestHandler({ build, mode, getLoadContext: (request, response) => ({ nonce: response.locals.nonce as string, ip: request.ip ?? "" }) }));
  app.use(lastResort);
  await listen(server);
  return { server, drain: () => drain(server, vite) };
}

/** The files of the build, whose names say what is in them; they lie there compressed. */
function assets() {
  return sirv(path.resolve("build/client/assets"), { immutable: true, maxAge: 365 * 24 * 3600, brotli: true, gzip: true });
}

/** Hot reload speaks over the product's own port, so that a second product beside it has its own. */
async function developmentServer(server: Server) {
  const { createServer } = await import("vite");
  return createServer({ server: { middlewareMode: true, hmr: { server } } });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new StartError(`Port ${env.PORT} cannot be opened: ${error.message}`)));
    server.headersTimeout = 20_000;
    // A statement of 200 MB over a slow line takes minutes.
    server.requestTimeout = 600_000;
    server.keepAliveTimeout = 65_000;
    server.listen(env.PORT, () => resolve());
  });
}

/** Takes requests, and answers /readyz with 503, for as long as those open at the beginning need; so a balancer learns of it before the door is shut. */
async function drain(server: Server, vite: ViteDevServer | undefined) {
  draining = true;
  beginDraining();
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await Promise.all([...open].map((response) => response.closed || new Promise((resolve) => response.once("close", resolve))));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await vite?.close();
  await closed;
  clearTimeout(limit);
}

/** No other site may frame a page, but for those made to be framed, which run no script. */
function securityHeaders(mode: "development" | "production", { framed = false } = {}) {
  const secure = env.origin.startsWith("https:");
  const nonce = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce as string}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: framed ? ["'none'"] : ["'self'", nonce],
        // Progress bars carry their width as a style attribute. Style elements stay forbidden, but for the one that our mails carry, which the
        // demonstration's mailbox shows in a frame.
        styleSrc: mode === "development" ? ["'self'", "'unsafe-inline'"] : ["'self'", `'sha256-${createHash("sha256").update(darkStyles).digest("base64")}'`],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: mode === "development" ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        // A form that opens a payment page is sent on to it, and browsers check where forms are sent on to.
        formAction: ["'self'", ...(env.STRIPE_SECRET_KEY ? [env.STRIPE_BASE_URL ? new URL(env.STRIPE_BASE_URL).origin : "https://checkout.stripe.com"] : [])],
        frameAncestors: [framed ? "*" : "'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: framed ? "cross-origin" : "same-origin" },
    xFrameOptions: framed ? false : { action: "deny" },
  });
}

function observe(request: Request, response: Response, next: NextFunction) {
  const end = metrics().requests.startTimer({ method: request.method });
  response.on("finish", () => end({ status: String(response.statusCode) }));
  // Whoever has just done something sees what came of it.
  if (request.method !== "GET" && request.method !== "HEAD") response.on("finish", forgetPageVersion);
  open.add(response);
  response.on("close", () => open.delete(response));
  if (draining) response.set("Connection", "close");
  next();
}

function refuseLargeBodies(request: Request, response: Response, next: NextFunction) {
  const announced = Number(request.headers["content-length"] ?? 0);
  const unannounced = !("content-length" in request.headers) && "transfer-encoding" in request.headers;
  const statement = request.method === "POST" && STATEMENT_FORM.test(request.path);
  if (announced <= (statement ? LARGEST_STATEMENT : LARGEST_BODY) && !unannounced) return next();
  response.status(unannounced ? 411 : 413).type("text/plain; charset=utf-8").set("Connection", "close");
  if (statement) {
    // A browser that is still sending reads the answer only while somebody takes what it sends.
    request.resume();
    setTimeout(() => request.destroy(), 5_000).unref();
    response.send(`Tệp sao kê quá lớn (tối đa ${env.STATEMENT_MAX_MB} MB). Hãy quay lại, xuất sao kê theo khoảng ngày ngắn hơn rồi tải từng tệp lên. / The statement is too large (${env.STATEMENT_MAX_MB} MB at most). Please go back, export it for shorter periods and upload each file.`);
    return;
  }
  response.send("Dữ liệu gửi lên quá lớn (tối đa 10 MB cho một ảnh). Hãy quay lại và chọn ảnh nhỏ hơn. / The upload is too large (10 MB a photo at most). Please go back and choose a smaller photo.");
}

/** The framework answers 500 to a form from another site, which mail programs on the web are: the signed address in their form is all the proof that is asked. */
function takeFromAnywhere(request: Request, _response: Response, next: NextFunction) {
  if (request.method === "POST" && ONE_PRESS.test(request.path)) delete request.headers.origin;
  next();
}

function lastResort(error: unknown, _request: Request, response: Response, next: NextFunction) {
  if (response.headersSent) return next(error);
  const status = (error as { status?: number }).status === 404 ? 404 : 500;
  response.status(status).type("text/plain; charset=utf-8").send(status === 404 ? "404" : "Có lỗi xảy ra, xin thử lại sau. / Something went wrong, please try again later.");
}
