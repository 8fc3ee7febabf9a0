import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readAverageCoverage } from "~/domain/needs/priority/count-coverage.server";
import { bandRange, FAIRNESS_DAYS, POVERTY_DAYS, priorityBands, weights } from "~/domain/needs/priority/priority-weights";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { PriorityWeights } from "~/routes/public/priority-weights";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useCount } from "~/ui/unit-progress";

export const handle = { ns: ["priority"] };

export const meta: MetaFunction = (args) => pageMeta(args, "priority:how.title", "priority:how.description");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  return { coverage: await readAverageCoverage() };
}

const rules = ["noGuess", "oneSeason", "noPerson", "giving"] as const;

export default function HowPriorityWorks() {
  const { coverage } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["priority", "ui"]);
  const count = useCount();
  const { hundredthsPerPoint, most } = weights.fairness;
  return (
    <div className="mx-auto max-w-4xl">
      <Brocade seed="how-priority-works" className="mb-6 rounded-xl" />
      <PageHeader title={t("how.title")} lead={t("how.lead")} />
      <div className="grid gap-12">
        <section aria-labelledby="weights">
          <h2 id="weights" className="text-2xl font-bold">{t("how.weights")}</h2>
          <p className="mt-2 mb-4 text-ink-soft">{t("how.weightsLead")}</p>
          <PriorityWeights />
        </section>
        <section aria-labelledby="absent">
          <h2 id="absent" className="text-2xl font-bold">{t("how.absent")}</h2>
          <ul className="mt-3 grid list-disc gap-2 pl-5">
            {rules.map((rule) => <li key={rule}>{t(`how.rule.${rule}`, { years: Math.round(POVERTY_DAYS / 365) })}</li>)}
          </ul>
        </section>
        <section aria-labelledby="fair" className="card p-5 sm:p-8">
          <h2 id="fair" className="text-2xl font-bold">{t("how.fair")}</h2>
          <p className="mt-3">{t("how.fairText", { months: Math.round(FAIRNESS_DAYS / 30.4), step: hundredthsPerPoint, most })}</p>
          {coverage ? <p className="mt-3 font-semibold">{t("how.fairNow", { average: coverage.average, count: coverage.communes, n: count(coverage.communes) })}</p> : null}
          <p className="mt-3 text-ink-soft">{t("how.fairWhy")}</p>
        </section>
        <section aria-labelledby="bands">
          <h2 id="bands" className="text-2xl font-bold">{t("how.bands")}</h2>
          <ul className="mt-3 grid gap-3 sm:grid-cols-3">
            {priorityBands.map((band) => (
              <li key={band} className="card p-4">
                <p className="font-semibold">{t(`ui:priority.${band}`)}</p>
                <p className="text-ink-soft">{t("override.range", bandRange(band))}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="set">
          <h2 id="set" className="text-2xl font-bold">{t("how.set")}</h2>
          <p className="mt-3">{t("how.setText")}</p>
          <p className="mt-3">{t("how.again")}</p>
        </section>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/needs" size="large">{t("ui:action.browseNeeds")}</ButtonLink>
          <ButtonLink to="/how-it-works" size="large" variant="secondary">{t("how.proof")}</ButtonLink>
        </div>
      </div>
    </div>
  );
}
