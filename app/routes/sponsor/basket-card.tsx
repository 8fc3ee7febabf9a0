import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findBasketFor } from "~/domain/baskets/read-baskets.server";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { settleReturn } from "~/domain/cards/settle-return.server";
import { translator } from "~/locales/i18n";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { pageMeta } from "~/ui/page-meta";
import { answerCardForm } from "./answer-card-form.server";
import { PayByCardPage } from "./pay-by-card-page";

export const handle = { ns: ["basket", "cards"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "cards:pay.metaTitle", undefined, { reference: args.params.reference });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  const session = new URL(request.url).searchParams.get("session");
  const standing = session ? await settleReturn({ viewer, reference, sessionId: session }) : null;
  const basket = await findBasketFor(viewer, reference);
  if (!basket?.own) throw new Response(null, { status: 404, statusText: "Not Found" });
  const page = `/my/baskets/${reference}`;
  if (standing === "paid") return redirectWithFlash(request, page, { tone: "success", text: translator(localeOf(request), "cards")("return.paid") });
  const card = await readCardView(viewer, reference);
  if (!card?.offer && !card?.whyNot && standing === null) return redirect(localHref(request, page));
  return { reference, needs: basket.pledges.length, holdExpiresAt: basket.state === "held" ? basket.holdExpiresAt : null, card, standing };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const reference = (params.reference ?? "").toUpperCase();
  return answerCardForm(request, { viewer, reference, page: `/my/baskets/${reference}` });
}

export default function BasketByCard() {
  const { t } = useTranslation("basket");
  const { reference, needs, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <PayByCardPage {...page} reference={reference} path={`/my/baskets/${reference}`} title={t("mine.title", { count: needs })} result={result} />;
}
