import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { yearsOf } from "~/domain/programmes/programme";
import { listProgrammes } from "~/domain/programmes/read-programmes.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { listJsonLd } from "~/routes/public/list-json-ld";
import { Brocade } from "~/ui/brocade";
import { DemoTag } from "~/ui/demo-banner";
import { EmptyState } from "~/ui/empty-state";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta, siteOf } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";

export const handle = { ns: ["programmes"] };

export const meta: MetaFunction<typeof loader> = (args) => [
  ...pageMeta(args, "programmes:list.metaTitle", "programmes:list.metaDescription"),
  ...(args.data ? [{ "script:ld+json": listJsonLd(args.data.name, `${siteOf(args)}/programmes`, args.data.programmes.map(({ slug, title }) => ({ name: title, url: `${siteOf(args)}/programmes/${slug}` }))) }] : []),
];

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const vi = localeOf(request) === "vi";
  const programmes = await listProgrammes();
  return {
    name: translator(localeOf(request), "programmes")("list.title"),
    programmes: programmes.map(({ titleVi, titleEn, summaryVi, summaryEn, placeVi, placeEn, ownerVi, ownerEn, ...facts }) => ({
      slug: facts.slug,
      state: facts.state,
      demo: facts.demo,
      openNeeds: facts.openNeeds,
      years: yearsOf(facts),
      title: vi ? titleVi : titleEn,
      summary: vi ? summaryVi : summaryEn,
      place: vi ? placeVi : placeEn,
      owner: vi ? ownerVi : ownerEn,
    })),
  };
}

type Card = Awaited<ReturnType<typeof loader>>["programmes"][number];

export default function Programmes() {
  const { programmes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("programmes");
  return (
    <>
      <PageHeader title={t("list.title")} lead={t("list.lead")} />
      {programmes.length === 0 ? <EmptyState title={t("list.none")} /> : null}
      {(["running", "planned", "ended"] as const).map((state) => {
        const cards = programmes.filter((programme) => programme.state === state);
        return cards.length === 0 ? null : (
          <section key={state} aria-labelledby={state} className="mb-12">
            <h2 id={state} className="text-2xl font-bold">{t(`list.${state}`)}</h2>
            {state === "ended" ? <p className="mt-1 text-ink-soft">{t("list.endedLead")}</p> : null}
            <ul className="mt-5 grid gap-5 lg:grid-cols-2">
              {cards.map((programme) => (
                <li key={programme.slug}>
                  <ProgrammeCard programme={programme} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function ProgrammeCard({ programme }: { programme: Card }) {
  const { t } = useTranslation("programmes");
  const count = useCount();
  return (
    <article className="card relative flex h-full flex-col overflow-hidden focus-within:border-action hover:border-action">
      <Brocade seed={programme.slug} shape="ribbon" />
      <div className="flex flex-1 flex-col p-5 sm:p-6">
        <div className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          <span className="font-semibold tabular-nums">{programme.years}</span>
          <StateBadge of="programme" state={programme.state} />
          {programme.demo ? <DemoTag /> : null}
        </div>
        <h3 className="text-lg font-semibold">
          <LocalLink to={`/programmes/${programme.slug}`} className="after:absolute after:inset-0 hover:text-action">
            {programme.title}
          </LocalLink>
        </h3>
        {programme.place ? <p className="mt-1 text-sm text-ink-soft">{programme.place}</p> : null}
        <p className="mt-3 line-clamp-4 text-ink-soft">{programme.summary}</p>
        <div className="mt-auto flex flex-wrap justify-between gap-x-6 gap-y-1 pt-4 text-sm">
          {programme.owner ? (
            <p>
              <span className="text-ink-soft">{t(programme.state === "ended" ? "list.lastOwner" : "list.owner")}:</span> {programme.owner}
            </p>
          ) : null}
          {programme.openNeeds > 0 ? <p className="font-semibold text-action">{t("list.openNeeds", { count: programme.openNeeds, n: count(programme.openNeeds) })}</p> : null}
        </div>
      </div>
    </article>
  );
}
