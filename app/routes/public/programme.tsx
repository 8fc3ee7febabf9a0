import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { parseNeedFilters } from "~/domain/needs/need-filters";
import { needCard } from "~/domain/needs/public-need-view";
import { findProgramme } from "~/domain/programmes/find-programme.server";
import { programmeInLocale } from "~/domain/programmes/programme-in-locale";
import { searchNeeds } from "~/domain/search/search-needs.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { ProgrammeAreas } from "~/routes/public/programme-areas";
import { ProgrammeBudget } from "~/routes/public/programme-budget";
import { ProgrammeComponents } from "~/routes/public/programme-components";
import { ProgrammeFacts, ProgrammeStanding } from "~/routes/public/programme-facts";
import { ProgrammeIndicators } from "~/routes/public/programme-indicators";
import { ProgrammeNotes, ProgrammeTasks } from "~/routes/public/programme-notes";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";
import { DemoTag } from "~/ui/demo-banner";
import { NeedCard } from "~/ui/need-card";
import { PageHeader } from "~/ui/page-header";
import { pageMetaText } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";

export const handle = { ns: ["programmes"] };

export const meta: MetaFunction<typeof loader> = (args) => (args.data ? pageMetaText(args, args.data.programme.title, args.data.programme.summary, { picture: `/programmes/${args.data.programme.slug}/share.png` }) : []);

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const found = await findProgramme(params.slug ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { needs, total } = await searchNeeds(parseNeedFilters(new URLSearchParams({ programme: found.slug })), { perPage: 6 });
  return { programme: programmeInLocale(found, locale), needs: needs.map((need) => needCard(need, locale)), totalNeeds: total };
}

export default function Programme() {
  const { programme, needs, totalNeeds } = useLoaderData<typeof loader>();
  const { t } = useTranslation("programmes");
  const count = useCount();
  return (
    <>
      <Brocade seed={programme.slug} className="mb-6 rounded-xl" />
      <PageHeader
        crumbs={[{ to: "/programmes", label: t("list.title") }]}
        eyebrow={
          <>
            <span className="font-semibold tabular-nums">{programme.years}</span>
            <StateBadge of="programme" state={programme.state} />
            {programme.demo ? <DemoTag /> : null}
          </>
        }
        title={programme.title}
        lead={programme.summary}
      />
      <ProgrammeStanding programme={programme} />
      <div className="mt-10 grid gap-12">
        <ProgrammeIndicators indicators={programme.indicators} />
        <ProgrammeComponents components={programme.components} />
        <ProgrammeBudget budget={programme.budget} period={programme} />
        <section aria-labelledby="needs">
          <h2 id="needs" className="text-2xl font-bold">{t("page.needs")}</h2>
          {needs.length === 0 ? <p className="mt-2 text-ink-soft">{t("page.needsNone")}</p> : null}
          <ul className="mt-5 grid gap-5 empty:hidden sm:grid-cols-2 lg:grid-cols-3">
            {needs.map((need) => (
              <li key={need.code}>
                <NeedCard need={need} />
              </li>
            ))}
          </ul>
          {totalNeeds > needs.length ? (
            <ButtonLink to={`/needs?programme=${programme.slug}`} variant="secondary" className="mt-5">
              {t("page.needsAll", { count: totalNeeds, n: count(totalNeeds) })}
            </ButtonLink>
          ) : null}
        </section>
        <ProgrammeFacts programme={programme} />
        <ProgrammeAreas areas={programme.frozenAreas} />
        <ProgrammeTasks tasks={programme.taskGroups} />
        <ProgrammeNotes notes={programme.notes} />
      </div>
    </>
  );
}
