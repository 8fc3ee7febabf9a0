import { useTranslation } from "react-i18next";
import type { ProgrammeInLocale } from "~/domain/programmes/programme-in-locale";

const kinds = [
  { kind: "inconsistency", title: "page.notes" },
  { kind: "fact", title: "page.factsNotes" },
  { kind: "meeting", title: "page.meetings" },
] as const;

/** What the sources leave open or contradict, said openly; other facts and meetings after it. */
export function ProgrammeNotes({ notes }: { notes: ProgrammeInLocale["notes"] }) {
  const { t } = useTranslation("programmes");
  return (
    <>
      {kinds.map(({ kind, title }) => {
        const shown = notes.filter((note) => note.kind === kind);
        return shown.length === 0 ? null : (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind} className="text-2xl font-bold">{t(title)}</h2>
            {kind === "inconsistency" ? <p className="mt-1 text-ink-soft">{t("page.notesLead")}</p> : null}
            <ul className="prose-text mt-4 list-disc pl-5">
              {shown.map((note) => (
                <li key={note.position}>{note.text}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

export function ProgrammeTasks({ tasks }: { tasks: ProgrammeInLocale["taskGroups"] }) {
  const { t } = useTranslation("programmes");
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks" className="text-2xl font-bold">{t("page.tasks")}</h2>
      <ol className="prose-text mt-4 list-decimal pl-5">
        {tasks.map((task) => (
          <li key={task.position}>{task.text}</li>
        ))}
      </ol>
    </section>
  );
}
