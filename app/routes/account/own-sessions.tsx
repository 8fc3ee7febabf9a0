import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { Badge } from "~/ui/state-badge";

type Session = { id: string; device: string; current: boolean; createdAt: string; lastSeenAt: string };

/** Where the person is signed in, with a way to end each of the other sessions. */
export function OwnSessions({ sessions }: { sessions: Session[] }) {
  const { t } = useTranslation("account");
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title" className="mb-2 text-xl font-semibold">
        {t("sessions.title")}
      </h2>
      <p className="mb-4 text-ink-soft">{t("sessions.lead")}</p>
      <ul className="card divide-y divide-line">
        {sessions.map((session) => {
          const device = session.device || t("sessions.unknownDevice");
          return (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-medium">{device}</p>
                <p className="text-sm text-ink-soft">
                  {t("sessions.since")} <DateTime at={session.createdAt} format="datetime" />
                  {" · "}
                  {t("sessions.lastSeen")} <DateTime at={session.lastSeenAt} format="datetime" />
                </p>
              </div>
              {session.current ? (
                <Badge tone="success">{t("sessions.current")}</Badge>
              ) : (
                <Form method="post">
                  <CsrfField />
                  <input type="hidden" name="intent" value="end-session" />
                  <Button variant="danger" name="sessionId" value={session.id} aria-label={t("sessions.endNamed", { device })}>
                    {t("sessions.end")}
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
