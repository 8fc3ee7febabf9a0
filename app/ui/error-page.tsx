import { useTranslation } from "react-i18next";
import { Brocade } from "~/ui/brocade";
import { ButtonLink } from "~/ui/button";

export interface ErrorPageProps {
  /** 403, 404, 410, 429, 503; anything else reads as 500. */
  status: number;
  /** Shown to quote when asking for help; never an error's own text. */
  reference?: string;
}

const known = [401, 403, 404, 410, 429, 503];

/** The key of the words for a status, under "ui:error". */
export function errorKey(status: number): string {
  return known.includes(status) ? String(status) : "500";
}

/** What went wrong in words and what to do next. Says nothing of the inside of the system. */
export function ErrorPage({ status, reference }: ErrorPageProps) {
  const { t } = useTranslation("ui");
  const key = errorKey(status);
  return (
    <div className="page-width py-12">
      <div className="card mx-auto max-w-2xl overflow-hidden">
        <Brocade seed={`error-${key}`} />
        <div className="p-6 sm:p-10">
          <p className="text-sm font-semibold text-ink-soft">{t("error.code", { status })}</p>
          <h1 className="mt-1 text-2xl font-bold sm:text-3xl">{t(`error.${key}.title`)}</h1>
          <p className="mt-3 text-lg text-ink-soft">{t(`error.${key}.text`)}</p>
          {reference ? <p className="mt-3 text-sm text-ink-soft">{t("error.reference", { reference })}</p> : null}
          <div className="mt-8 flex flex-wrap gap-3">
            {key === "401" ? <ButtonLink to="/sign-in">{t("action.signIn")}</ButtonLink> : <ButtonLink to="/">{t("action.home")}</ButtonLink>}
            <ButtonLink to="/needs" variant="secondary">
              {t("action.browseNeeds")}
            </ButtonLink>
          </div>
        </div>
      </div>
    </div>
  );
}
