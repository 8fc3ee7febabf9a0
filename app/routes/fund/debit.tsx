import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong } from "~/domain/money";
import { debitMeanings } from "~/domain/payments/debits/debit";
import { explainDebit } from "~/domain/treasury/explain-debit.server";
import { findDebit } from "~/domain/treasury/read-debits.server";
import { suggestExplanations } from "~/domain/treasury/suggest-explanations.server";
import { undoExplanation } from "~/domain/treasury/undo-explanation.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { DebitActs } from "./debit-acts";
import { DebitFacts } from "./debit-facts";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "treasury", "debits"] };
export const meta: MetaFunction = (args) => pageMeta(args, "debits:metaTitle");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const debit = await findDebit(viewer, params.id ?? "");
  if (!debit) throw new Response(null, { status: 404, statusText: "Not Found" });
  const [waiting, suggestions] = await Promise.all([readFundWaiting(viewer), suggestExplanations(viewer, debit)]);
  return { debit, waiting, suggestions };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "debits");
  const debitId = params.id ?? "";
  const to = `/fund/debits/${debitId}`;
  const { act = "", note = "", what = "", of = "" } = typed;
  const sum = (amount: bigint) => ({ amount: formatDong(amount, locale) });
  if (act === "fee") return answerDeed(request, await explainDebit({ debitId, said: { what: "fee", id: null, note }, viewer }), { act, typed }, ({ amount, proposalId }) => ({ to: proposalId ? "/fund/approvals" : to, text: t(proposalId ? "done.feeProposed" : "done.fee", sum(amount)) }));
  if (act === "undo")
    return answerDeed(request, await undoExplanation({ debitId, note, viewer }), { act, typed }, ({ amount, proposalId }) => ({ to: proposalId ? "/fund/approvals" : to, text: t(proposalId ? "done.undoProposed" : "done.undo", sum(amount)) }));
  const meaning = what === "order" ? what : debitMeanings.find((known) => known === what);
  if (act !== "join" || !meaning) throw unknownAct();
  return answerDeed(request, await explainDebit({ debitId, said: { what: meaning, id: of }, viewer }), { act, typed, about: of }, ({ amount }) => ({ to, text: t(`done.${meaning}`, sum(amount)) }));
}

export default function Debit() {
  const { t } = useTranslation("debits");
  const { debit, waiting, suggestions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader
        title={<>{t("one")} <Money amount={debit.amount} /></>}
        crumbs={[{ to: "/fund/debits", label: t("title") }]}
        eyebrow={<Badge tone={debit.state === "unexplained" ? "warning" : "success"}>{t(`state.${debit.state}`)}</Badge>}
        lead={debit.state === "unexplained" ? t("unexplainedLead") : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_28rem] lg:gap-8">
        <div className="grid content-start gap-6 lg:col-start-2"><DebitActs debit={debit} suggestions={suggestions} refused={refused} /></div>
        <div className="grid content-start gap-6 lg:col-start-1 lg:row-start-1"><DebitFacts debit={debit} /></div>
      </div>
      <p className="mt-8"><LocalLink to="/fund/debits" className="text-link inline-flex min-h-11 items-center">{t("back")}</LocalLink></p>
    </>
  );
}
