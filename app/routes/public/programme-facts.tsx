import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";
import { momentInWords } from "~/ui/clock-words";
import { DefinitionList } from "~/ui/definition-list";
import { LocalLink } from "~/ui/local-link";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

/** Whether the programme still runs, is a demonstration, and what came before or after it. */
export function ProgrammeStanding({ programme }: { programme: ProgrammeInLocale }) {
  const { t } = useTranslation("programmes");
  return (
    <div className="grid gap-3">
      {programme.demo ? <Notice title={t("page.demo")}>{t("page.demoText")}</Notice> : null}
      {programme.state === "ended" ? <Notice title={t("page.endedTitle")}>{t("page.endedText")}</Notice> : null}
      {programme.successors.map((next) => (
        <p key={next.slug}>
          <span className="text-ink-soft">{t("page.successor")}:</span>{" "}
          <LocalLink to={`/programmes/${next.slug}`} className="text-link inline-flex min-h-11 items-center font-semibold">{next.title}</LocalLink>
        </p>
      ))}
      {programme.predecessor ? (
        <p>
          <span className="text-ink-soft">{t("page.predecessor")}:</span>{" "}
          <LocalLink to={`/programmes/${programme.predecessor.slug}`} className="text-link inline-flex min-h-11 items-center font-semibold">{programme.predecessor.title}</LocalLink>
        </p>
      ) : null}
    </div>
  );
}

/** Period, place, partner, the legal chain and the owners by date. */
export function ProgrammeFacts({ programme }: { programme: ProgrammeInLocale }) {
  const { t } = useTranslation("programmes");
  const locale = useLocale();
  const day = (at: string) => momentInWords(at, locale);
  return (
    <>
      <section aria-labelledby="facts">
        <h2 id="facts" className="text-2xl font-bold">{t("page.facts")}</h2>
        <DefinitionList
          className="mt-2"
          entries={[
            { term: t("page.period"), detail: t("page.fromUntil", { from: day(programme.periodFrom), until: day(programme.periodTo) }) },
            programme.place !== "" && { term: t("page.place"), detail: programme.place },
            programme.partner !== null && { term: t("page.partner"), detail: programme.partner },
          ]}
        />
      </section>
      {programme.owners.length > 0 ? (
        <section aria-labelledby="owners">
          <h2 id="owners" className="text-2xl font-bold">{t("page.owners")}</h2>
          {programme.owners.length > 1 ? <p className="mt-1 text-ink-soft">{t("page.ownersLead")}</p> : null}
          <ol className="mt-4 grid gap-4 border-l-2 border-line pl-5">
            {programme.owners.map((owner, index) => (
              <li key={`${owner.agency}${owner.from}`}>
                {index > 0 && owner.from ? <p className="text-sm font-semibold text-warning">{t("page.handover", { date: day(owner.from) })}</p> : null}
                <p className="font-semibold">{owner.agency}</p>
                <p className="text-sm text-ink-soft">
                  {[owner.from && t("page.from", { date: day(owner.from) }), owner.to ? t("page.until", { date: day(owner.to) }) : programme.state !== "ended" && t("page.now")].filter(Boolean).join(", ")}
                </p>
                {owner.note ? <p className="text-sm text-ink-soft">{owner.note}</p> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {programme.documents.length > 0 ? (
        <section aria-labelledby="legal">
          <h2 id="legal" className="text-2xl font-bold">{t("page.legal")}</h2>
          <p className="mt-1 text-ink-soft">{t("page.legalLead")}</p>
          <ol className="mt-4 grid gap-3">
            {programme.documents.map((document) => (
              <li key={document.number} className="card p-4">
                <p className="text-sm text-ink-soft">{t(`page.relation.${document.relation}`)}</p>
                {/* An article has no number of its own: its title stands first. */}
                <p className="font-semibold">
                  {document.relation === "reports" ? document.title : document.number} <span className="font-normal text-ink-soft">{document.issuedOn ? t("page.issued", { date: day(document.issuedOn) }) : `(${t("page.undated")})`}</span>
                </p>
                {document.relation === "reports" ? null : <p>{document.title}</p>}
                <p className="text-sm text-ink-soft">{document.issuer}</p>
                {document.note ? <p className="mt-1 text-sm text-ink-soft">{document.note}</p> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
