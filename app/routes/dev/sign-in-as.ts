import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInAsDemoPerson } from "~/domain/accounts/sign-in-as-demo-person.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { requireDemo } from "~/routes/guards/demo-only.server";
import { deviceOf } from "~/routes/guards/device.server";
import { homePath } from "~/routes/guards/home-path";
import { nextPath } from "~/routes/guards/next-path";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { localPath } from "~/ui/use-locale";

export function loader() {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

/** Signs in as a demonstration person with one press; outside the demonstration there is no such address. */
export async function action({ request }: ActionFunctionArgs) {
  requireDemo();
  await allowAnyone(request);
  const form = await checkedForm(request);
  const signedIn = await signInAsDemoPerson({ personId: String(form.get("personId") ?? ""), device: deviceOf(request) });
  if (!signedIn.ok) throw new Response(null, { status: 404, statusText: "Not Found" });
  const home = localPath(homePath(signedIn.viewer), form.get("locale") === "en" ? "en" : "vi");
  return redirect(nextPath(form.get("next")) ?? home, { headers: { "Set-Cookie": sessionCookie(signedIn.token) } });
}
