import { useTranslation } from "react-i18next";
import { MAIL_STATES, type MailState } from "~/domain/notifications/outbox";
import { FilterLinks } from "~/ui/filter-links";

/** The states of mail with how many stand in each, as links that narrow the list. */
export function MailStates({ figures, state }: { figures: Record<MailState, number>; state: MailState | null }) {
  const { t } = useTranslation("admin");
  const all = Object.values(figures).reduce((sum, figure) => sum + figure, 0);
  return (
    <FilterLinks
      label={t("mail.filter")}
      links={[
        { key: "any", to: "/admin/mail", label: t("mail.any"), figure: all, shown: state === null },
        ...MAIL_STATES.map((each) => ({ key: each, to: `/admin/mail?state=${each}`, label: t(`mail.states.${each}`), figure: figures[each], shown: state === each })),
      ]}
    />
  );
}
