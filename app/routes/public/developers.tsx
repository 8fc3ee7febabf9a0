import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readDeveloperGuide } from "~/domain/open-data/read-developer-guide.server";
import { env } from "~/platform/env.server";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { DeveloperEndpoint } from "~/routes/public/developer-endpoint";
import { DeveloperSchemas } from "~/routes/public/developer-schemas";
import { DeveloperWidget } from "~/routes/public/developer-widget";
import { CodeBlock } from "~/ui/code-block";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["developers"] };

export const meta: MetaFunction = (args) => pageMeta(args, "developers:metaTitle", "developers:metaDescription");

export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  return { ...(await readDeveloperGuide(localeOf(request))), origin: env.origin };
}

const sections = ["start", "licence", "fair", "widget", "pages", "endpoints", "schemas"] as const;
const fairRules = ["limit", "etag", "whole", "people"] as const;

export default function Developers() {
  const { root, origin, endpoints, schemas, problems, limit, exampleNeed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("developers");
  const heading = (id: (typeof sections)[number]) => <h2 id={id} className="scroll-mt-6 text-2xl font-bold">{t(`${id}.title`)}</h2>;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <nav aria-label={t("contents")} className="no-print mb-10">
        <ul className="flex flex-wrap gap-x-5">
          {sections.map((id) => (
            <li key={id}>
              <a href={`#${id}`} className="text-link inline-flex min-h-11 items-center">{t(`${id}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-14 [&>*]:min-w-0">
        <section aria-labelledby="start" className="grid gap-4">
          {heading("start")}
          <p>{t("start.text")}</p>
          <CodeBlock label={t("start.title")} code={`curl "${endpoints[0]!.examples[0]!}"`} />
          <p>
            <strong className="font-semibold">{t("start.root")}:</strong> <code className="break-all">{root}</code>
          </p>
          <p>
            <a href="/api/v1/openapi.json" className="text-link inline-flex min-h-11 items-center">{t("start.document")}</a>
          </p>
        </section>
        <section aria-labelledby="licence" className="grid gap-4">
          {heading("licence")}
          <p>{t("licence.text")}</p>
          <CodeBlock label={t("licence.title")} code={t("licence.line", { origin })} />
          <p>
            <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener" className="text-link inline-flex min-h-11 items-center">{t("licence.read")}</a>
          </p>
        </section>
        <section aria-labelledby="fair" className="grid gap-4">
          {heading("fair")}
          <ul className="grid list-disc gap-2 pl-5">
            {fairRules.map((rule) => (
              <li key={rule}>{t(`fair.${rule}`, { limit })}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="widget" className="grid gap-4">
          {heading("widget")}
          <DeveloperWidget origin={origin} exampleNeed={exampleNeed} />
        </section>
        <section aria-labelledby="pages" className="grid gap-4">
          {heading("pages")}
          <p>{t("pages.text")}</p>
          <dl aria-label={t("pages.caption")} className="divide-y divide-line border-y border-line">
            {problems.map(({ code, status, title, detail }) => (
              <div key={code} id={code} className="grid scroll-mt-6 gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(13rem,1fr)_3fr]">
                <dt className="whitespace-nowrap">
                  {status} <code className="font-semibold">{code}</code>
                </dt>
                <dd className="min-w-0 break-words">
                  <strong className="font-semibold">{title}.</strong> {detail}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="endpoints" className="grid gap-6">
          {heading("endpoints")}
          {endpoints.map((endpoint) => (
            <DeveloperEndpoint key={endpoint.id} endpoint={endpoint} />
          ))}
        </section>
        <section aria-labelledby="schemas" className="grid gap-4">
          {heading("schemas")}
          <p>{t("schemas.text")}</p>
          <DeveloperSchemas schemas={schemas} />
        </section>
      </div>
    </div>
  );
}
