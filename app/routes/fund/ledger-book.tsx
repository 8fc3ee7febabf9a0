import { Form, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { FileSpreadsheet, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readFundWaiting } from "~/domain/certificates/read-fund-waiting.server";
import { bookPath, countPages, readBookAsked } from "~/domain/disclosure/ledger-book";
import { bookYears, listBookAccounts } from "~/domain/disclosure/read-ledger-book.server";
import { formatDong } from "~/domain/money";
import { accountKinds } from "~/domain/payments/ledger";
import { clock, vietnamYear } from "~/platform/clock.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { SelectField } from "~/ui/select-field";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { BookKinds } from "./book-kinds";
import { FundNav } from "./fund-nav";

export const handle = { ns: ["fund", "treasury", "transparency"] };
export const meta: MetaFunction = (args) => pageMeta(args, "transparency:book.title");

/** From so many pages on the reader is told that the file takes a while. */
const LONG_BOOK = 500;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "fund_manager", "auditor");
  const years = await bookYears();
  const asked = readBookAsked(new URL(request.url).searchParams, years);
  const [accounts, waiting] = await Promise.all([listBookAccounts(viewer, asked), readFundWaiting(viewer)]);
  const kinds = accountKinds.flatMap((kind) => {
    const own = accounts.filter((account) => account.kind === kind);
    const sum = (pick: (account: (typeof own)[number]) => number) => own.reduce((total, account) => total + pick(account), 0);
    return own.length === 0 ? [] : [{ kind, accounts: own.length, opening: sum(({ opening }) => opening), debit: sum(({ debit }) => debit), credit: sum(({ credit }) => credit) }];
  });
  const lines = accounts.reduce((total, account) => total + account.lines, 0);
  return { asked, years, kinds, lines, pages: countPages(accounts) + 1, running: asked.year === vietnamYear(clock.now()), waiting };
}

export default function LedgerBook() {
  const { t } = useTranslation(["transparency", "fund"]);
  const count = useCount();
  const locale = useLocale();
  const { asked, years, kinds, lines, pages, running, waiting } = useLoaderData<typeof loader>();
  const choices = Array.from({ length: years.last - years.first + 1 }, (_, before) => String(years.last - before)).map((year) => ({ value: year, label: year }));
  const difference = kinds.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  return (
    <>
      <FundNav waiting={waiting} />
      <PageHeader title={t("transparency:book.title")} lead={t("transparency:book.lead")} crumbs={[{ to: "/fund/ledger", label: t("fund:ledger.title") }]} />
      <Form method="get" aria-label={t("transparency:book.choose")} key={`${asked.year}:${asked.kind}`} className="card mb-8 grid gap-4 p-5 sm:grid-cols-[10rem_1fr_auto] sm:items-end">
        <SelectField name="year" required label={t("transparency:book.year")} options={choices} defaultValue={String(asked.year)} />
        <SelectField name="accounts" label={t("transparency:book.kind")} placeholder={t("transparency:book.everything")} options={accountKinds.map((kind) => ({ value: kind, label: t(`fund:ledger.accountKind.${kind}`) }))} defaultValue={asked.kind ?? ""} />
        <Button variant="secondary">{t("transparency:book.show")}</Button>
      </Form>
      {kinds.length === 0 ? (
        <EmptyState title={t("transparency:book.none")}>{t("transparency:book.noneText")}</EmptyState>
      ) : (
        <section aria-labelledby="book-year" className="grid gap-5">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <div>
              <h2 id="book-year" className="text-2xl font-bold">{t("transparency:book.summary", { year: asked.year })}</h2>
              <p className="text-ink-soft">
                {t("transparency:book.entries", { count: lines, n: count(lines) })} · {t("transparency:book.pages", { count: pages, n: count(pages) })}
              </p>
            </div>
            <div className="flex flex-wrap gap-3">
              <ButtonLink to={bookPath("/fund/ledger/book.pdf", asked)} reloadDocument icon={<FileText aria-hidden className="size-5" />}>{t("transparency:book.pdf")}</ButtonLink>
              <ButtonLink to={bookPath("/fund/ledger/book.xlsx", asked)} reloadDocument variant="secondary" icon={<FileSpreadsheet aria-hidden className="size-5" />}>{t("transparency:book.xlsx")}</ButtonLink>
            </div>
          </div>
          {running ? <Notice>{t("transparency:book.running", { year: asked.year })}</Notice> : null}
          {pages > LONG_BOOK ? <Notice>{t("transparency:book.large")}</Notice> : null}
          <BookKinds kinds={kinds} />
          {asked.kind ? null : difference === 0 ? <Notice tone="success">{t("transparency:book.check")}</Notice> : <Notice tone="danger">{t("transparency:book.unequal", { difference: formatDong(difference, locale) })}</Notice>}
        </section>
      )}
    </>
  );
}
