import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { env } from "~/platform/env.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { HowMoney } from "~/routes/public/how-money";
import { HowQuestions } from "~/routes/public/how-questions";
import { HowSteps } from "~/routes/public/how-steps";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["how"] };

export const meta: MetaFunction = (args) => pageMeta(args, "how:metaTitle", "how:metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  return { hours: env.HOLD_BANK_HOURS, days: env.HOLD_IN_KIND_DAYS };
}

const childRules = ["collective", "five", "never", "photo", "access"] as const;

export default function HowItWorks() {
  const holds = useLoaderData<typeof loader>();
  const { t } = useTranslation(["how", "ui"]);
  return (
    <div className="mx-auto max-w-4xl">
      <Brocade seed="how-it-works" className="mb-6 rounded-xl" />
      <PageHeader title={t("how:title")} lead={t("how:lead")} />
      <div className="grid gap-14">
        <HowSteps holds={holds} />
        <section aria-labelledby="two" className="card p-5 sm:p-8">
          <h2 id="two" className="text-2xl font-bold">{t("how:two.title")}</h2>
          <p className="mt-3">{t("how:two.text")}</p>
          <p className="mt-3">{t("how:two.rejected")}</p>
          <p className="mt-3 font-semibold">{t("how:two.rule")}</p>
        </section>
        <HowMoney />
        <section aria-labelledby="children">
          <h2 id="children" className="text-2xl font-bold">{t("how:children.title")}</h2>
          <p className="mt-2 text-ink-soft">{t("how:children.lead")}</p>
          <ul className="mt-4 grid list-disc gap-2 pl-5">
            {childRules.map((rule) => (
              <li key={rule}>{t(`how:children.${rule}`)}</li>
            ))}
          </ul>
        </section>
        <HowQuestions />
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/needs" size="large">{t("ui:action.browseNeeds")}</ButtonLink>
          <ButtonLink to="/verify" size="large" variant="secondary">{t("how:verify")}</ButtonLink>
        </div>
      </div>
    </div>
  );
}
