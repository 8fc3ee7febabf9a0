import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readSurplusRule } from "~/domain/pledges/pledge";
import { declineOffer } from "~/domain/waitlist/decline-offer.server";
import { leaveWaitlist } from "~/domain/waitlist/leave-waitlist.server";
import { listWaitlistOf } from "~/domain/waitlist/read-waitlist.server";
import { takeOffer } from "~/domain/waitlist/take-offer.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { MyNav } from "./my-nav";
import { WaitlistCard } from "./waitlist-card";

export const handle = { ns: ["promises", "sponsor", "searches"] };
export const meta: MetaFunction = (args) => pageMeta(args, "promises:waitlist.my.metaTitle");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  return { entries: await listWaitlistOf(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "promises");
  const entryId = String(form.get("entryId") ?? "");
  const intent = String(form.get("intent") ?? "");
  if (intent === "take") {
    const taken = await takeOffer({ entryId, viewer, surplusRule: readSurplusRule(form.get("surplusRule")) });
    if (taken.ok) return redirectWithFlash(request, `/my/pledges/${taken.reference}`, { tone: "success", text: t("waitlist.my.taken") });
    return data({ error: t(`waitlist.refused.${taken.reason}`) }, { status: 409 });
  }
  const answer = intent === "decline" ? await declineOffer({ entryId, viewer }) : intent === "leave" ? await leaveWaitlist({ entryId, viewer }) : null;
  if (!answer) throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (!answer.ok) return data({ error: t(`waitlist.refused.${answer.reason}`) }, { status: 409 });
  return redirectWithFlash(request, "/my/waitlist", { tone: "success", text: t(intent === "leave" ? "waitlist.left" : "waitlist.my.declined") });
}

export default function MyWaitlist() {
  const { t } = useTranslation(["promises", "sponsor", "ui"]);
  const { entries } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <MyNav />
      <PageHeader title={t("waitlist.my.title")} lead={t("waitlist.my.lead")} />
      <FormErrors errors={refused ? [{ message: refused.error }] : null} />
      {entries.length === 0 ? (
        <EmptyState title={t("waitlist.my.empty")} action={<ButtonLink to="/needs">{t("waitlist.my.browse")}</ButtonLink>}>{t("waitlist.my.emptyText")}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {entries.map((entry) => <WaitlistCard key={entry.id} entry={entry} />)}
        </ul>
      )}
    </>
  );
}
