import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cancelBasket } from "~/domain/baskets/cancel-basket.server";
import { findBasketFor } from "~/domain/baskets/read-baskets.server";
import { readCardView } from "~/domain/cards/read-card-view.server";
import { listBankApps } from "~/domain/payments/bank-apps.server";
import { paymentInstructions } from "~/domain/payments/payment-instructions.server";
import { listSurplusOf } from "~/domain/surplus/read-surplus.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { BasketNow } from "./basket-now";
import { BasketReceipts } from "./basket-receipts";
import { CancelPledge } from "./cancel-pledge";
import { DemoBankPanel } from "./demo-bank-panel";
import { PayByTransfer } from "./pay-by-transfer";
import { PledgeByCard } from "./pledge-by-card";
import { PledgeCard } from "./pledge-card";
import { CANCEL_REASON_MAX } from "./pledge-limits";
import { PledgeSurplus } from "./pledge-surplus";

export const handle = { ns: ["basket", "cards", "sponsor", "transfer", "promises"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "basket:mine.metaTitle", undefined, { reference: args.params.reference });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const basket = await findBasketFor(viewer, params.reference ?? "");
  if (!basket) throw new Response(null, { status: 404, statusText: "Not Found" });
  const { reference, amount, received, state } = basket;
  const toPay = state === "held" ? amount - received : 0;
  return {
    basket,
    uses: await listSurplusOf(basket.pledges[0]!.id),
    card: toPay > 0 || state === "confirmed" ? await readCardView(viewer, reference) : null,
    transfer: toPay > 0 ? await paymentInstructions({ reference, amount: toPay, received }) : null,
    bankApps: toPay > 0 ? listBankApps() : [],
    limits: { limit: env.BANK_TRANSFER_LIMIT, perDay: env.BANK_TRANSFERS_PER_DAY },
    left: new URL(request.url).searchParams.get("card") === "left",
    demo: env.demo,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const reference = (params.reference ?? "").toUpperCase();
  const reason = String(form.get("reason") ?? "").trim().slice(0, CANCEL_REASON_MAX);
  const answer = await cancelBasket({ reference, viewer, reason });
  if (answer.ok) return redirectWithFlash(request, `/my/baskets/${reference}`, { tone: "success", text: translator(localeOf(request), "basket")("mine.cancelled") });
  return data({ refused: answer.reason, reason }, { status: answer.reason === "not-found" ? 404 : 409 });
}

export default function MyBasket() {
  const { t } = useTranslation(["basket", "sponsor"]);
  const { basket, uses, card, transfer, bankApps, limits, left, demo } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { reference, pledges, amount, received } = basket;
  const path = `/my/baskets/${reference}`;
  const byCard = Boolean(card?.offer && card.chosen);
  return (
    <>
      <PageHeader
        title={t("mine.title", { count: pledges.length })}
        crumbs={[{ to: "/my/pledges", label: t("sponsor:crumb.mine") }]}
        eyebrow={<><StateBadge of="pledge" state={basket.state} /> <span className="tabular-nums">{reference}</span></>}
        lead={<Money amount={amount} />}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-x-8">
        <div className="grid content-start gap-6">
          {basket.own ? null : <p className="font-medium">{t("mine.others")}</p>}
          <BasketNow basket={basket} />
          <BasketReceipts basket={basket} />
          {card ? <PledgeByCard card={card} path={path} until={basket.holdExpiresAt} left={left} /> : null}
          {transfer && !byCard ? <PayByTransfer of={{ reference, path, received, amount, holdExpiresAt: basket.holdExpiresAt }} transfer={transfer} bankApps={bankApps} {...limits} /> : null}
          {demo && basket.state !== "cancelled" ? <DemoBankPanel reference={reference} due={transfer !== null} /> : null}
          {basket.own ? <PledgeSurplus reference={pledges[0]!.reference} rule={pledges[0]!.surplusRule} uses={uses} /> : null}
          {basket.mayCancel || refusal ? <CancelPledge refused={refusal?.refused} reason={refusal?.reason} of="basket" /> : null}
        </div>
        <div className="grid content-start gap-6">
          <section aria-labelledby="members-title">
            <h2 id="members-title" className="mb-3 text-xl font-semibold">{t("mine.members")}</h2>
            <ul className="grid gap-3">
              {pledges.map((pledge) => (
                <li key={pledge.reference}><PledgeCard pledge={pledge} /></li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}
