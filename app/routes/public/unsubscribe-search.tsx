import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findSubscription, subscribeAgain, unsubscribeSearch } from "~/domain/saved-searches/unsubscribe-search.server";
import { limitedForm } from "~/routes/guards/request-body.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { Button, ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["searches"] };
export const meta: MetaFunction = (args) => [...pageMeta(args, "searches:out.metaTitle", undefined, {}, { index: false }), { name: "referrer", content: "no-referrer" }];

/** Looking changes nothing: programs that scan mail open every address in it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const subscription = await findSubscription(params.token ?? "");
  if (!subscription) throw new Response(null, { status: 404 });
  return data(subscription, { headers: { "Cache-Control": "no-store" } });
}

/**
 * One press: of a mail program, which sends `List-Unsubscribe=One-Click` with no cookie and takes no redirect for an answer (RFC 8058), or of the button on the
 * page, which sends the same. The signed address is all the proof there is, so no form token is asked for.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  await allowAnyone(request);
  if (request.method !== "POST") throw new Response(null, { status: 405, statusText: "Method Not Allowed" });
  const form = await limitedForm(request);
  const token = params.token ?? "";
  const again = form.get("intent") === "again";
  if (!again && form.get("List-Unsubscribe") !== "One-Click") throw new Response(null, { status: 403, statusText: "Form Refused" });
  const answer = again ? await subscribeAgain(token) : await unsubscribeSearch(token);
  if (!answer.ok && answer.reason === "not-ours") throw new Response(null, { status: 404 });
  return data({ did: again ? "again" : "stopped" }, { headers: { "Cache-Control": "no-store" } });
}

export default function UnsubscribeSearch() {
  const { t } = useTranslation("searches");
  const { name, standing } = useLoaderData<typeof loader>();
  const did = useActionData<typeof action>()?.did;
  const active = standing === "active";
  const [title, lead] =
    standing === "gone" ? [t("out.gone"), t("out.goneText")] : standing === "stopped" ? [t("out.stopped"), t("out.stoppedText", { name })] : did === "again" ? [t("out.active"), t("out.activeText", { name })] : [t("out.title"), t("out.lead", { name })];
  return (
    <div className="mx-auto max-w-2xl">
      <div role="status"><PageHeader title={title} lead={lead} /></div>
      {standing === "gone" ? null : (
        <Form method="post" className="mb-6">
          {active ? <input type="hidden" name="List-Unsubscribe" value="One-Click" /> : <input type="hidden" name="intent" value="again" />}
          <Button size="large" variant={active && did !== "again" ? "primary" : "secondary"}>{t(active ? "out.submit" : "out.again")}</Button>
        </Form>
      )}
      <p className="flex flex-wrap gap-3">
        <ButtonLink to="/my/searches" variant="quiet">{t("out.mine")}</ButtonLink>
        <ButtonLink to="/needs" variant="quiet">{t("out.needs")}</ButtonLink>
      </p>
    </div>
  );
}
