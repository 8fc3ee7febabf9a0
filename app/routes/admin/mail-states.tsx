import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { MAIL_STATES, type MailState } from "~/domain/notifications/outbox";
import { LocalLink } from "~/ui/local-link";
import { useCount } from "~/ui/unit-progress";

/** The states of mail with how many stand in each, as links that narrow the list. */
export function MailStates({ figures, state }: { figures: Record<MailState, number>; state: MailState | null }) {
  const { t } = useTranslation("admin");
  const count = useCount();
  const all = Object.values(figures).reduce((sum, figure) => sum + figure, 0);
  const links = [
    { key: "any", to: "/admin/mail", label: t("mail.any"), figure: all, shown: state === null },
    ...MAIL_STATES.map((each) => ({ key: each, to: `/admin/mail?state=${each}`, label: t(`mail.states.${each}`), figure: figures[each], shown: state === each })),
  ];
  return (
    <nav aria-label={t("mail.filter")}>
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, to, label, figure, shown }) => (
          <li key={key}>
            <LocalLink
              to={to}
              aria-current={shown ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-medium",
                shown ? "border-action bg-action-soft text-action" : "border-line-strong bg-surface hover:border-action hover:text-action",
              )}
            >
              {label} <span className="tabular-nums">{count(figure)}</span>
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
