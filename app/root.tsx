import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useRouteError } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { isForEverybody } from "~/routes/guards/anybody";
import { csrfToken } from "~/routes/guards/csrf.server";
import { readFlash } from "~/routes/guards/flash.server";
import { readShortlist } from "~/routes/guards/shortlist.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ErrorPage, errorKey } from "~/ui/error-page";
import { NonceContext } from "~/ui/nonce";
import { pageMeta } from "~/ui/page-meta";
import { PageShell } from "~/ui/page-shell";
import { TextsContext } from "~/ui/texts";
import theme from "~/ui/theme.css?url";
import { localeOfPath } from "~/locales/languages";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: theme },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = (args) => pageMeta(args, args.error ? `ui:error.${errorKey(statusOf(args.error))}.title` : "ui:site.name");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const site = { locale: localeOfPath(new URL(request.url).pathname), demo: env.demo, origin: env.origin, fundEmail: env.fund.email };
  // What everybody gets says the time to the minute, so that every process makes the same page.
  if (isForEverybody(context)) return data({ ...site, csrf: "", viewer: null, shortlist: [], flash: null, now: wholeMinute(clock.now()) });
  const { token, setCookie: csrfCookie } = csrfToken(request);
  const { flash, setCookie: flashCookie } = await readFlash(request);
  const headers = new Headers();
  if (csrfCookie) headers.append("Set-Cookie", csrfCookie);
  if (flashCookie) headers.append("Set-Cookie", flashCookie);
  return data(
    {
      ...site,
      csrf: token,
      viewer: viewer && { name: viewer.name, email: viewer.email, roles: viewer.roles },
      shortlist: readShortlist(request),
      flash,
      now: clock.now().toISOString(),
    },
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const nonce = useContext(NonceContext);
  const texts = useContext(TextsContext);
  return (
    <html lang={localeOfPath(pathname)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0f5f62" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <script id="texts" type="application/json" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: texts }} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <PageShell>
      <Outlet />
    </PageShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <PageShell>
      <ErrorPage status={statusOf(error)} />
    </PageShell>
  );
}

function wholeMinute(moment: Date): string {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000).toISOString();
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
