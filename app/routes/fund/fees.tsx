import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { formatDong, parseDong } from "~/domain/money";
import { bookBankFee, reverseBankFee } from "~/domain/treasury/bank-fees.server";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import { listBankFees } from "~/domain/treasury/read-disbursements.server";
import { sumReturnFees } from "~/domain/treasury/read-refunds.server";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import { answerDeed, typedFields, unknownAct } from "./answer-deed.server";
import { BankFee } from "./bank-fee";
import { FundNav } from "./fund-nav";
import { useRefusal } from "./refusal";

export const handle = { ns: ["fund", "treasury"] };
export const meta: MetaFunction = (args) => pageMeta(args, "treasury:fees.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const [fees, kept, waiting] = await Promise.all([listBankFees(viewer), sumReturnFees(viewer), readFundWaiting(viewer)]);
  return { fees, kept, waiting, today: vietnamDay(clock.now()), mayAct: viewer.roles.includes("fund_manager") };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager");
  const typed = typedFields(await checkedForm(request));
  const locale = localeOf(request);
  const t = translator(locale, "treasury");
  const { act = "", fee: feeId = "", note = "", paidOn = "", bankReference = "" } = typed;
  const to = "/fund/fees";
  if (act === "reverse")
    return answerDeed(request, await reverseBankFee({ feeId, note, viewer }), { act, typed, about: feeId }, ({ amount, proposalId }) => ({ to, text: t(proposalId ? "approvals.proposed" : "fees.doneReversed", { amount: formatDong(amount, locale) }) }));
  if (act !== "book") throw unknownAct();
  const amount = parseDong(typed.amount ?? "") ?? 0n;
  return answerDeed(request, await bookBankFee({ amount, paidOn, bankReference, note, viewer }), { act, typed }, ({ proposalId }) => ({ to, text: t(proposalId ? "approvals.proposed" : "fees.done", { amount: formatDong(amount, locale) }) }));
}

export default function Fees() {
  const { t } = useTranslation("treasury");
  const locale = useLocale();
  const words = useRefusal();
  const { fees, kept, waiting, today, mayAct } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const typed = refused?.act === "book" ? refused.typed : {};
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("fees.title")} lead={t("fees.lead")} crumbs={[{ to: "/fund/payments", label: t("payments.title") }]} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        {mayAct ? (
          <section aria-labelledby="book" className="card h-fit p-5 lg:col-start-2">
            <h2 id="book" className="text-xl font-semibold">{t("fees.form")}</h2>
            <Form method="post" className="mt-4 grid gap-4">
              <CsrfField />
              {refused?.act === "book" ? <Notice tone="danger" title={words(refused.reason)} /> : null}
              <TextField name="amount" required inputMode="numeric" autoComplete="off" maxLength={40} label={t("fees.amount")} defaultValue={typed.amount} />
              <TextField name="paidOn" type="date" required max={today} label={t("fees.paidOn")} defaultValue={typed.paidOn ?? today} />
              <TextField name="bankReference" required maxLength={100} autoComplete="off" spellCheck={false} label={t("fees.bankReference")} defaultValue={typed.bankReference} />
              <TextField name="note" required maxLength={NOTE_MAX} label={t("fees.note")} defaultValue={typed.note} />
              <Button name="act" value="book">{t("fees.submit")}</Button>
            </Form>
          </section>
        ) : null}
        <section aria-labelledby="fees" className="lg:col-start-1 lg:row-start-1">
          <h2 id="fees" className="mb-4 text-xl font-semibold">{t("fees.list")}</h2>
          {kept.count > 0 ? (
            <p className="mb-4">
              {t("fees.kept", { count: kept.count, amount: formatDong(kept.amount, locale) })} <LocalLink to="/fund/refunds" className="text-link">{t("fees.toRefunds")}</LocalLink>
            </p>
          ) : null}
          {fees.length === 0 ? <EmptyState title={t("fees.none")}>{t("fees.noneText")}</EmptyState> : null}
          <ul className="grid gap-3">
            {fees.map((fee) => (
              <li key={fee.id}><BankFee fee={fee} mayReverse={mayAct} refused={refused?.about === fee.id ? refused : undefined} /></li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
