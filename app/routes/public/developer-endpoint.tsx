import { useTranslation } from "react-i18next";
import type { GuideEndpoint } from "~/domain/open-data/developer-guide";
import { DeveloperFields } from "~/routes/public/developer-fields";
import { CodeBlock } from "~/ui/code-block";
import { Disclosure } from "~/ui/disclosure";

const FEW = 5;

/** One address of the open data: what it answers, what it can be asked, and something to try. */
export function DeveloperEndpoint({ endpoint }: { endpoint: GuideEndpoint }) {
  const { t } = useTranslation("developers");
  const { id, path, title, text, parameters, examples, answer, media, cost } = endpoint;
  const table = <DeveloperFields label={t("endpoints.parameters", { path })} fields={parameters} />;
  return (
    <section aria-labelledby={`endpoint-${id}`} className="card grid gap-4 p-5 sm:p-6 [&>*]:min-w-0">
      <div>
        <h3 id={`endpoint-${id}`} className="scroll-mt-6 text-lg font-semibold">{title}</h3>
        <p className="mt-1 break-all">
          <code className="rounded bg-sunken px-1.5 py-0.5 text-sm font-semibold">GET {path}</code>
        </p>
      </div>
      <p>{text}</p>
      {parameters.length > FEW ? <Disclosure summary={t("endpoints.show", { count: parameters.length })}>{table}</Disclosure> : parameters.length > 0 ? table : null}
      <div className="grid gap-2">
        {examples.map((example) => (
          <CodeBlock key={example} label={`${t("endpoints.example")}: ${title}`} code={example}>
            <a href={example} className="inline-flex min-h-11 items-center rounded-lg px-4 text-sm font-semibold text-action hover:bg-action-soft">
              {t("endpoints.open")} <span className="sr-only">{example}</span>
            </a>
          </CodeBlock>
        ))}
      </div>
      <p className="text-sm text-ink-soft">
        {t("endpoints.answer")}:{" "}
        {answer ? (
          <a href={`#schema-${answer}`} className="text-link">{answer}</a>
        ) : null}{" "}
        <span className="break-all">{media}</span>
        {cost > 1 ? <>, {t("endpoints.cost", { count: cost })}</> : null}
      </p>
    </section>
  );
}
