import { useTranslation } from "react-i18next";
import { WorkspaceNav } from "~/ui/workspace-nav";

/** The sections of the administration. */
export function AdminNav({ failedMails }: { failedMails: number }) {
  const { t } = useTranslation(["admin", "ui"]);
  return (
    <WorkspaceNav
      title={t("ui:workspace.admin")}
      sections={[
        { to: "/admin", label: t("admin:nav.desk"), end: true },
        { to: "/admin/people", label: t("admin:nav.people") },
        { to: "/admin/areas", label: t("admin:nav.areas") },
        { to: "/admin/mail", label: t("admin:nav.mail"), count: failedMails },
      ]}
    />
  );
}
