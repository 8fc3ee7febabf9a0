import { ChevronDown, CircleUserRound, LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DetailsMenu } from "~/ui/details-menu";
import { EmailAddress } from "~/ui/email-address";
import { LocalNavLink } from "~/ui/local-link";
import { useRootData, type Viewer } from "~/ui/root-data";
import { localPath, useLocale } from "~/ui/use-locale";
import { workspacesFor } from "~/ui/workspaces";

/** Sign-in for a stranger; for one who is known, the way to their work and out again. */
export function AccountMenu() {
  const { t } = useTranslation("ui");
  const viewer = useRootData()?.viewer;
  if (!viewer) {
    return (
      <ButtonLink to="/sign-in" variant="secondary">
        {t("action.signIn")}
      </ButtonLink>
    );
  }
  return (
    <DetailsMenu
      className="relative"
      summary={
        <>
          <CircleUserRound aria-hidden className="size-5 shrink-0" />
          <span className="max-w-24 truncate xl:max-w-44">{viewer.name || viewer.email}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0" />
        </>
      }
    >
      <div className="card absolute right-0 z-40 mt-2 w-72 p-2 shadow-lg">
        <p className="px-3 py-2 text-sm text-ink-soft"><EmailAddress address={viewer.email} /></p>
        <AccountLinks viewer={viewer} />
      </div>
    </DetailsMenu>
  );
}

/** The same links for the phone's menu, where they stand open. */
export function AccountLinks({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  return (
    <>
      <ul>
        {workspacesFor(viewer.roles).map((workspace) => (
          <li key={workspace.to}>
            <LocalNavLink
              to={workspace.to}
              className="flex min-h-11 items-center rounded-lg px-3 hover:bg-action-soft hover:text-action aria-[current=page]:font-semibold aria-[current=page]:text-action"
            >
              {t(workspace.label)}
            </LocalNavLink>
          </li>
        ))}
      </ul>
      <form method="post" action={localPath("/sign-out", locale)} className="mt-1 border-t border-line pt-1">
        <CsrfField />
        <button type="submit" className="flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-lg px-3 text-left hover:bg-action-soft hover:text-action">
          <LogOut aria-hidden className="size-5" />
          {t("action.signOut")}
        </button>
      </form>
    </>
  );
}
