import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endOfDeadline, pledgeOpening } from "~/domain/needs/need";
import { overrideAmong } from "~/domain/needs/priority/priority-reason";
import { reasonInWords } from "~/domain/needs/priority/reason-words";
import { needCard } from "~/domain/needs/public-need-view";
import { findPublicNeed } from "~/domain/needs/read-need.server";
import { clock, vietnamDay } from "~/platform/clock.server";
import { translator } from "~/locales/i18n";
import { readBasket } from "~/routes/guards/basket.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { needJsonLd } from "~/routes/public/need-json-ld";
import { NeedFacts } from "~/routes/public/need-facts";
import { NeedHistory } from "~/routes/public/need-history";
import { NeedPledgePanel } from "~/routes/public/need-pledge-panel";
import { NeedPriority } from "~/routes/public/need-priority";
import { BridgeNotice } from "~/routes/public/bridge-notice";
import { Brocade } from "~/ui/brocade";
import { CategoryMark } from "~/ui/category-mark";
import { DemoTag } from "~/ui/demo-banner";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMetaText, siteOf } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { UnitProgress, useCount } from "~/ui/unit-progress";
import { useUnitWord } from "~/ui/use-unit-word";

export const handle = { ns: ["public", "promises", "basket"] };

export const meta: MetaFunction<typeof loader> = (args) =>
  args.data
    ? [
        ...pageMetaText(args, `${args.data.need.title} (${args.data.need.code})`, `${args.data.need.title}, ${args.data.need.place}.`, { picture: `/needs/${args.data.need.code}/share.png` }),
        { "script:ld+json": needJsonLd(args.data, siteOf(args), args.data.words) },
      ]
    : [];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const found = await findPublicNeed(params.code ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { need, place, history } = found;
  const locale = localeOf(request);
  const vi = locale === "vi";
  const set = overrideAmong(need.priorityReasons);
  return {
    need: {
      ...needCard(need, locale),
      ageBand: need.ageBand,
      beneficiaries: need.beneficiaries,
      receiverKind: need.receiverKind,
      bridgeOf: need.bridgeOf,
      unitsPaid: need.unitsPaid,
      publishedAt: need.publishedAt,
      story: vi ? need.storyVi : need.storyEn,
      unitBuys: vi ? need.unitBuysVi : need.unitBuysEn,
      stateSupport: vi ? need.stateSupportVi : need.stateSupportEn,
      reasons: need.priorityReasons.map((reason) => ({ kind: reason.kind, text: reasonInWords(reason, locale), points: reason.points })),
      set: set && { band: set.band, reason: !vi && set.reasonEn ? set.reasonEn : set.reasonVi, lang: vi || !set.reasonEn ? "vi" : "en", setAt: set.setAt, until: set.until },
      languages: need.languages,
      programme: need.programme && { slug: need.programme.slug, title: vi ? need.programme.titleVi : need.programme.titleEn },
      lastMoment: endOfDeadline(need.deadline),
    },
    words: { needs: translator(locale, "public")("needs.title"), category: translator(locale, "ui")(`category.${need.category}`) },
    opening: pledgeOpening(need, vietnamDay(clock.now())),
    place,
    history,
    inBasket: readBasket(request).find(({ code }) => code === need.code)?.units ?? null,
  };
}

export type NeedPageData = Awaited<ReturnType<typeof loader>>;

export default function Need() {
  const { need, opening, place, history, inBasket } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "ui"]);
  const count = useCount();
  const word = useUnitWord();
  return (
    <>
      <Brocade seed={need.code} className="mb-6 rounded-xl" />
      <PageHeader
        crumbs={[{ to: "/needs", label: t("needs.title") }, { to: `/needs?category=${need.category}`, label: t(`ui:category.${need.category}`) }]}
        eyebrow={
          <>
            <CategoryMark category={need.category} className="text-action" />
            <span className="tabular-nums">{need.code}</span>
            <StateBadge of="need" state={need.state} />
            {need.demo ? <DemoTag /> : null}
          </>
        }
        title={need.title}
        lead={need.place}
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="lg:order-2">
          <NeedPledgePanel need={need} opening={opening} inBasket={inBasket} />
        </div>
        <div className="grid min-w-0 gap-10 lg:order-1">
          <section aria-labelledby="progress">
            <h2 id="progress" className="mb-3 text-xl font-bold">{t("need.progress")}</h2>
            <UnitProgress quantity={need.quantity} unitsCovered={need.unitsCovered} unitsDelivered={need.unitsDelivered} unit={need.unit} />
            {need.unitsPaid > 0 ? <p className="mt-3 text-ink-soft">{t("need.paid", { n: count(need.unitsPaid), unit: word(need.unit, need.unitsPaid) })}</p> : null}
            <p className="mt-2 text-sm text-ink-soft">{t("need.progressLead", { first: `${need.code}/000001`, last: `${need.code}/${String(need.quantity).padStart(6, "0")}` })}</p>
            <LocalLink to={`/verify?code=${need.code}/000001`} className="text-link inline-flex min-h-11 items-center">{t("need.lookUp")}</LocalLink>
          </section>
          <section aria-labelledby="story">
            <h2 id="story" className="mb-3 text-xl font-bold">{t("need.story")}</h2>
            <p className="prose-text whitespace-pre-line">{need.story}</p>
            {need.bridgeOf ? <BridgeNotice of={need.bridgeOf} /> : null}
            {need.demo ? <Notice className="mt-4">{t("need.demo")}</Notice> : null}
          </section>
          <NeedPriority need={need} />
          <NeedFacts need={need} place={place} />
          <section aria-labelledby="confirm" className="card p-6">
            <h2 id="confirm" className="text-xl font-bold">{t("need.confirm.title")}</h2>
            <ol className="mt-3 grid list-decimal gap-2 pl-5">
              <li>{t("need.confirm.receiver", { kind: t(`need.receiver.${need.receiverKind}`) })}</li>
              <li>{t("need.confirm.coordinator")}</li>
            </ol>
            <p className="mt-3 font-medium">{t("need.confirm.rule")}</p>
          </section>
          <NeedHistory history={history} unit={need.unit} />
        </div>
      </div>
    </>
  );
}
