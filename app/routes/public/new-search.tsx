import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { needListPath, parseNeedFilters } from "~/domain/needs/need-filters";
import { askToSaveSearch } from "~/domain/saved-searches/ask-to-save-search.server";
import { saveSearch } from "~/domain/saved-searches/save-search.server";
import { filtersOfQuery, isFrequency, proposedName, savedFilters, savedQuery, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { searchesInWords } from "~/domain/saved-searches/search-in-words.server";
import { correctPlaces } from "~/domain/search/correct-places.server";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { clientAddress } from "~/routes/guards/client-address.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { SearchFields } from "~/routes/public/search-fields";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { localPath, useLocale } from "~/ui/use-locale";

export const handle = { ns: ["searches"] };
export const meta: MetaFunction = (args) => pageMeta(args, "searches:save.metaTitle", undefined, {}, { index: false });

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await allowAnyone(request);
  const locale = localeOf(request);
  const filters = savedFilters(await correctPlaces(parseNeedFilters(new URL(request.url).searchParams)));
  const [words = []] = await searchesInWords([filters], locale);
  return { query: savedQuery(filters), list: needListPath(filters), words, name: proposedName(words, translator(locale, "searches")("save.everything")), signedIn: viewer !== null, hour: env.SEARCH_MAIL_HOUR };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await allowAnyone(request);
  const form = await checkedForm(request);
  const locale = localeOf(request);
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = { name: text("name"), frequency: text("frequency"), email: text("email").slice(0, 254) };
  const t = translator(locale, "searches");
  const refuse = (reason: string, field: string | undefined, status = 400) => data({ typed, error: t(`refused.${reason}`), field }, { status });
  if (!isFrequency(typed.frequency)) return refuse("frequency-missing", "frequency");
  const wish = { name: typed.name, frequency: typed.frequency, locale, filters: await correctPlaces(filtersOfQuery(text("query").slice(0, 4000))) };
  if (viewer) {
    const saved = await saveSearch({ ...wish, viewer });
    if (saved.ok) return redirectWithFlash(request, "/my/searches", { tone: "success", text: t("save.done", { name: typed.name.trim() }) });
    return refuse(saved.reason, saved.reason === "name-invalid" ? "name" : undefined, 409);
  }
  const asked = await askToSaveSearch({ ...wish, email: typed.email, ip: clientAddress(context) });
  if (asked.ok) return redirect(localHref(request, `/searches/confirm?id=${asked.searchId}`));
  return refuse(asked.reason, asked.reason === "name-invalid" ? "name" : asked.reason === "email-invalid" ? "email" : undefined, asked.reason === "rate-limited" ? 429 : 400);
}

export default function NewSearch() {
  const { t } = useTranslation(["searches", "ui"]);
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const locale = useLocale();
  const own = (field: string) => (refused?.field === field ? refused.error : null);
  const here = localPath(page.query ? `/searches/new?${page.query}` : "/searches/new", locale);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("save.title")} lead={t("save.lead")} />
      <FormErrors errors={refused ? [{ message: refused.error, field: refused.field }] : null} />
      <Form method="post" className="card grid gap-6 p-5 sm:p-6" noValidate>
        <CsrfField />
        <input type="hidden" name="query" value={page.query} />
        <div>
          <p className="font-medium">{t("save.looksFor")}</p>
          <ul className="mt-2 flex flex-wrap gap-2">
            {(page.words.length > 0 ? page.words : [t("save.everything")]).map((word) => <li key={word}><Badge tone="info" className="whitespace-normal!">{word}</Badge></li>)}
          </ul>
          <LocalLink to={page.list} className="text-link inline-flex min-h-11 items-center text-sm">{t("save.change")}</LocalLink>
        </div>
        <SearchFields name={refused?.typed.name ?? page.name} frequency={(refused?.typed.frequency as SearchFrequency | undefined) ?? "daily"} hour={page.hour} errors={{ name: own("name"), frequency: own("frequency") }} />
        {page.signedIn ? null : (
          <div className="grid gap-2">
            <TextField name="email" type="email" label={t("save.email")} hint={t("save.emailHint")} autoComplete="email" inputMode="email" maxLength={254} required defaultValue={refused?.typed.email} errors={own("email")} />
            <LocalLink to={`/sign-in?next=${encodeURIComponent(here)}`} className="text-link inline-flex min-h-11 items-center text-sm">{t("save.signIn")}</LocalLink>
          </div>
        )}
        <div><Button size="large">{t(page.signedIn ? "save.submit" : "save.submitGuest")}</Button></div>
        <p className="text-sm text-ink-soft">{t("save.privacy")}</p>
      </Form>
    </div>
  );
}
