import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { translator } from "~/locales/i18n";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pageMeta } from "~/ui/page-meta";
import { useLocale } from "~/ui/use-locale";
import { answerCardForm } from "./answer-card-form.server";
import { PayByCardPage } from "./pay-by-card-page";

export const handle = { ns: ["cards"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "cards:pay.metaTitle", undefined, { reference: args.params.reference });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  const session = new URL(request.url).searchParams.get("session");
  const standing = session ? await settleReturn({ viewer, reference, sessionId: session }) : null;
  const pledge = await findPledgeFor(viewer, reference);
  if (!pledge?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const page = `/my/pledges/${reference}`;
  const t = translator(localeOf(request), "cards");
  if (standing === "paid") return redirectWithFlash(request, page, { tone: "success", text: t("return.paid") });
  const card = await readCardView(viewer, reference);
  if (!card?.offer && !card?.whyNot && standing === null) return redirect(localHref(request, page));
  const { need, holdExpiresAt } = pledge;
  return { reference, need: { titleVi: need.titleVi, titleEn: need.titleEn }, holdExpiresAt, held: pledge.state === "held", card, standing };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  return answerCardForm(request, { viewer, reference, page: `/my/pledges/${reference}` });
}

export default function PayByCard() {
  const vi = useLocale() === "vi";
  const { reference, need, holdExpiresAt, held, card, standing } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <PayByCardPage
      reference={reference}
      path={`/my/pledges/${reference}`}
      title={vi ? need.titleVi : need.titleEn}
      holdExpiresAt={held ? holdExpiresAt : null}
      card={card}
      standing={standing}
      result={result}
    />
  );
}
