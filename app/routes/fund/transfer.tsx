import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findOpenProposal } from "~/domain/treasury/read-proposals.server";
import { suggestPayouts } from "~/domain/cards/suggest-credits.server";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { listReceiptsOfTransfer } from "~/domain/payments/read-receipts.server";
import { findIncomingTransfer } from "~/domain/payments/read-transfers.server";
import { previewPlacement } from "~/domain/pledges/preview-placement.server";
import { suggestPledges } from "~/domain/pledges/suggest-pledges.server";
import { suggestReturns } from "~/domain/treasury/suggest-returns.server";
import { suggestSameMoney } from "~/domain/treasury/suggest-same-money.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { DateTime } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { decideOnTransfer } from "./decide-on-transfer.server";
import { FundNav } from "./fund-nav";
import { OutcomeBadge } from "./outcome-badge";
import { TransferActs } from "./transfer-acts";
import { TransferFacts } from "./transfer-facts";
import { TransferHistory } from "./transfer-history";
import { TransferReceipts } from "./transfer-receipts";
import { TransferPlacements } from "./transfer-placements";

export const handle = { ns: ["fund", "transparency", "treasury", "payouts"] };
export const meta: MetaFunction = (args) => pageMeta(args, "fund:transfer.metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const transferId = params.id ?? "";
  const transfer = await findIncomingTransfer(viewer, transferId);
  if (!transfer) throw new Response(null, { status: 404, statusText: "Not Found" });
  const typed = (new URL(request.url).searchParams.get("pledge") ?? "").trim().slice(0, 100);
  const asked = { transferId, viewer, locale: localeOf(request) };
  const [waiting, receipts, proposal, suggestions, returns, payouts, same, looked] = await Promise.all([
    readFundWaiting(viewer),
    listReceiptsOfTransfer(viewer, transferId),
    findOpenProposal(viewer, [transferId, ...transfer.placements.map(({ id }) => id)]),
    suggestPledges(asked),
    suggestReturns(viewer, transferId),
    suggestPayouts(viewer, transferId),
    suggestSameMoney(viewer, transferId),
    typed && transfer.mayPlace ? previewPlacement({ ...asked, pledgeReference: typed }) : null,
  ]);
  return { transfer, waiting, receipts, proposal, mayMove: viewer.roles.includes("fund_manager"), suggestions, returns, payouts, same, typed, preview: looked?.ok ? looked.preview : null, previewRefused: looked && !looked.ok ? looked.reason : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const form = await checkedForm(request);
  const transferId = params.id ?? "";
  const answer = await decideOnTransfer({ form, transferId, viewer, locale: localeOf(request) });
  if (answer.ok) return redirectWithFlash(request, `/fund/transfers/${transferId}`, { tone: "success", text: answer.text });
  return data({ result: answer.result }, { status: 400 });
}

export default function Transfer() {
  const { t } = useTranslation("fund");
  const { transfer, waiting, receipts, mayMove, ...placing } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={<>{t("transfer.title")} <Money amount={transfer.amount} /></>}
        crumbs={[{ to: "/fund/transfers", label: t("transfers.title") }]}
        eyebrow={
          <>
            <Badge tone={transfer.unplaced > 0 ? "warning" : "success"}>{t(`transfer.state.${transfer.state}`)}</Badge> <OutcomeBadge outcome={transfer.outcome} />
          </>
        }
        lead={transfer.unplaced > 0 ? <>{t("transfer.waiting")} <Money amount={transfer.unplaced} className="font-semibold text-ink" /></> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 lg:col-start-2">
          {transfer.waitsFor ? (
            <Notice title={t("transfer.waitsFor")}>
              <LocalLink to={`/my/baskets/${transfer.waitsFor.reference}`} className="text-link font-medium tabular-nums">{transfer.waitsFor.reference}</LocalLink> {t("transfer.waitsForText")} <DateTime at={transfer.waitsFor.until} format="datetime" />.
            </Notice>
          ) : null}
          <TransferActs transfer={transfer} {...placing} result={result} />
        </div>
        <div className="grid content-start gap-6 lg:col-start-1 lg:row-start-1">
          <TransferFacts transfer={transfer} />
          <TransferPlacements transfer={transfer} mayUndo={mayMove && placing.proposal === null} result={result?.act === "undo" ? result : undefined} />
          <TransferReceipts receipts={receipts} />
          <TransferHistory history={transfer.history} />
        </div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/transfers" className="text-link inline-flex min-h-11 items-center">{t("transfer.back")}</LocalLink></p>
    </>
  );
}
