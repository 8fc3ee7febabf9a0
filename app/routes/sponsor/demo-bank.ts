import { type ActionFunctionArgs } from "@remix-run/node";
import { sendDemoTransfer } from "~/domain/pledges/send-demo-transfer.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { requireDemo } from "~/routes/guards/demo-only.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { localPath } from "~/ui/use-locale";

const kinds = ["right", "short", "double", "no_reference"] as const;

/** The demonstration bank: pretends that a transfer of the chosen kind has arrived for a pledge. There is none outside the demonstration. */
export async function action({ request }: ActionFunctionArgs) {
  requireDemo();
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const locale = form.get("locale") === "en" ? "en" : "vi";
  const t = translator(locale, "sponsor");
  const reference = String(form.get("reference") ?? "");
  const kind = kinds.find((one) => one === form.get("kind"));
  const answer = kind && (await sendDemoTransfer({ reference, kind, viewer }));
  if (answer && !answer.ok && answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  const back = `/my/${answer?.ok && answer.basket ? "baskets" : "pledges"}/${encodeURIComponent(reference)}`;
  const response = redirectWithFlash(request, back, answer?.ok ? { tone: "info", text: t(`demo.sent.${kind}`) } : { tone: "danger", text: t("demo.failed") });
  // This address exists once for both languages, so the form says which one to go back to.
  response.headers.set("Location", localPath(back, locale));
  return response;
}

export async function loader() {
  requireDemo();
  throw new Response(null, { status: 405, headers: { Allow: "POST" } });
}
