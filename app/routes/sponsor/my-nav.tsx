import { useTranslation } from "react-i18next";
import { WorkspaceNav } from "~/ui/workspace-nav";

/** The sections of what belongs to the person. */
export function MyNav() {
  const { t } = useTranslation(["sponsor", "promises", "searches", "ui"]);
  return (
    <WorkspaceNav
      title={t("ui:workspace.my")}
      sections={[
        { to: "/my/pledges", label: t("sponsor:mine.tab") },
        { to: "/my/waitlist", label: t("promises:waitlist.title") },
        { to: "/my/searches", label: t("searches:mine.tab") },
        { to: "/my", label: t("sponsor:mine.account"), end: true },
      ]}
    />
  );
}
