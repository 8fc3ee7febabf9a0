import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findPriority } from "~/domain/needs/priority/find-priority.server";
import { reasonInWords } from "~/domain/needs/priority/reason-words";
import { translator } from "~/locales/i18n";
import { clock, vietnamDay } from "~/platform/clock.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { PriorityLine } from "~/ui/priority-line";
import { ReasonList } from "~/ui/reason-list";
import { StateBadge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { doPriorityAct } from "./do-priority-act.server";
import { FactsForm } from "./facts-form";
import { GivingForm } from "./giving-form";
import { OverrideForm } from "./override-form";
import { OverrideHistory } from "./override-history";

export const handle = { ns: ["priority", "coordinator"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "priority:page.metaTitle", undefined, { code: args.data?.need.code ?? "" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "coordinator", "auditor");
  const need = await findPriority(viewer, (params.code ?? "").toUpperCase());
  if (!need) throw new Response(null, { status: 404, statusText: "Not Found" });
  const locale = localeOf(request);
  return { need, today: vietnamDay(clock.now()), reasons: need.reasons.map((reason) => ({ kind: reason.kind, text: reasonInWords(reason, locale), points: reason.points })) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "coordinator");
  const form = await checkedForm(request);
  const code = (params.code ?? "").toUpperCase();
  const answer = await doPriorityAct({ viewer, code, form });
  if (answer.reason === "unknown-act") throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  if (answer.reason) return data({ result: { ...answer, reason: answer.reason } }, { status: 400 });
  return redirectWithFlash(request, `/coordinate/priorities/${code}`, { tone: "success", text: translator(localeOf(request), "priority")(`done.${answer.act}`) });
}

export default function CoordinatorPriority() {
  const { t } = useTranslation(["priority", "coordinator"]);
  const vi = useLocale() === "vi";
  const { need, reasons, today } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <PageHeader
        title={vi ? need.titleVi : need.titleEn}
        crumbs={[{ to: "/coordinate", label: t("coordinator:desk.title") }, { to: "/coordinate/priorities", label: t("list.title") }]}
        eyebrow={<><StateBadge of="need" state={need.state} /> <span className="tabular-nums">{need.code}</span></>}
        lead={vi ? need.placeVi : need.placeEn}
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid content-start gap-6">
          <section aria-labelledby="why" className="card p-5">
            <h2 id="why" className="mb-2 text-xl font-semibold">{t("page.now")}</h2>
            <PriorityLine score={need.score} className="text-base" />
            <ReasonList reasons={reasons} className="mt-3" />
            <p className="mt-2 flex flex-wrap gap-x-6">
              <LocalLink to={`/needs/${need.code}`} className="text-link inline-flex min-h-11 items-center">{t("page.public")}</LocalLink>
              <LocalLink to="/how-priority-works" className="text-link inline-flex min-h-11 items-center">{t("list.how")}</LocalLink>
            </p>
          </section>
          <OverrideHistory history={need.history} />
        </div>
        <div className="grid content-start gap-6">
          {need.mayAct ? (
            <>
              <OverrideForm need={need} today={today} result={result?.act === "set" || result?.act === "release" ? result : undefined} />
              <FactsForm need={need} today={today} result={result?.act === "facts" ? result : undefined} />
              <GivingForm need={need} result={result?.act === "giving" ? result : undefined} />
            </>
          ) : <Notice title={t("page.readOnly")} />}
        </div>
      </div>
    </>
  );
}
