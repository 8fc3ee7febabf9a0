import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { revokeSession } from "~/domain/accounts/revoke-session.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { endedSessionCookie } from "~/routes/guards/session-cookie.server";
import { allowAnyone } from "~/routes/guards/viewer.server";

/** Opening the address signs nobody out: only the form does. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  return redirect(localHref(request, "/"));
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await allowAnyone(request);
  await checkedForm(request);
  if (viewer) await revokeSession({ viewer, sessionId: viewer.sessionId });
  const text = translator(localeOf(request), "account")("signedOut");
  return redirectWithFlash(request, "/", { tone: "success", text }, [endedSessionCookie()]);
}
