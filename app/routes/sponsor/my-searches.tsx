import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { deleteSavedSearch } from "~/domain/saved-searches/delete-saved-search.server";
import { editSavedSearch } from "~/domain/saved-searches/edit-saved-search.server";
import { pauseSavedSearch } from "~/domain/saved-searches/pause-saved-search.server";
import { findDeletedSearch, listSavedSearches } from "~/domain/saved-searches/read-saved-searches.server";
import { restoreSavedSearch } from "~/domain/saved-searches/restore-saved-search.server";
import { resumeSavedSearch } from "~/domain/saved-searches/resume-saved-search.server";
import { isFrequency, SEARCHES_MOST } from "~/domain/saved-searches/saved-search";
import { translator } from "~/locales/i18n";
import { env } from "~/platform/env.server";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { requireSignedIn } from "~/routes/guards/viewer.server";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { localPath, useLocale } from "~/ui/use-locale";
import { MyNav } from "./my-nav";
import { SavedSearchCard } from "./saved-search-card";

export const handle = { ns: ["searches", "sponsor", "promises"] };
export const meta: MetaFunction = (args) => pageMeta(args, "searches:mine.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const [searches, deleted] = await Promise.all([listSavedSearches(viewer, localeOf(request)), findDeletedSearch(viewer, new URL(request.url).searchParams.get("deleted") ?? "")]);
  return { searches, deleted, hour: env.SEARCH_MAIL_HOUR };
}

const done = { edit: "edited", pause: "paused", resume: "resumed", restore: "restored" } as const;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSignedIn(request);
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "searches");
  const text = (name: string) => String(form.get(name) ?? "");
  const [intent, searchId, name, frequency] = [text("intent"), text("searchId"), text("name"), text("frequency")];
  const own = { searchId, viewer };
  const refused = (reason: string) => data({ searchId, typed: { name, frequency }, error: t(`refused.${reason}`), field: reason === "name-invalid" ? `name-${searchId}` : undefined }, { status: 409 });
  switch (intent) {
    case "delete": {
      const deleted = await deleteSavedSearch(own);
      return deleted.ok ? redirect(localHref(request, `/my/searches?deleted=${searchId}`)) : refused(deleted.reason);
    }
    case "edit":
    case "pause":
    case "resume":
    case "restore": {
      if (intent === "edit" && !isFrequency(frequency)) return refused("frequency-missing");
      const answer = intent === "edit" && isFrequency(frequency) ? await editSavedSearch({ ...own, name, frequency }) : intent === "pause" ? await pauseSavedSearch(own) : intent === "resume" ? await resumeSavedSearch(own) : await restoreSavedSearch(own);
      return answer.ok ? redirectWithFlash(request, "/my/searches", { tone: "success", text: t(`mine.${done[intent]}`) }) : refused(answer.reason);
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

export default function MySearches() {
  const { t } = useTranslation("searches");
  const { searches, deleted, hour } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = localPath("/my/searches", useLocale());
  return (
    <>
      <MyNav />
      <PageHeader title={t("mine.title")} lead={t("mine.lead", { most: SEARCHES_MOST })} actions={searches.length > 0 ? <ButtonLink to="/needs" variant="secondary">{t("mine.browse")}</ButtonLink> : undefined} />
      <FormErrors errors={refused ? [{ message: refused.error, field: refused.field }] : null} />
      {deleted ? (
        <Notice className="no-print mb-6">
          <Form method="post" action={here} className="flex flex-wrap items-center justify-between gap-3">
            <CsrfField />
            <input type="hidden" name="searchId" value={deleted.id} />
            <span role="status">{t("mine.deleted", { name: deleted.name })}</span>
            <Button name="intent" value="restore" variant="secondary">{t("mine.undo")}</Button>
          </Form>
        </Notice>
      ) : null}
      {searches.length === 0 ? (
        <EmptyState title={t("mine.empty")} action={<ButtonLink to="/needs">{t("mine.browse")}</ButtonLink>}>{t("mine.emptyText")}</EmptyState>
      ) : (
        <>
          <p className="mb-4 text-sm text-ink-soft">{t("mine.count", { count: searches.length, most: SEARCHES_MOST })}</p>
          <ul className="grid gap-4">
            {searches.map((search) => <SavedSearchCard key={search.id} search={search} hour={hour} refused={refused?.searchId === search.id ? refused : null} />)}
          </ul>
        </>
      )}
    </>
  );
}
