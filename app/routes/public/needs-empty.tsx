import { useTranslation } from "react-i18next";
import type { ActiveFilter } from "~/routes/public/needs-chips";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";

/** Nothing found: which conditions could be taken away. */
export function NeedsEmpty({ active }: { active: ActiveFilter[] }) {
  const { t } = useTranslation("public");
  if (active.length === 0) {
    return <EmptyState title={t("needs.none")} action={<ButtonLink to="/needs?state=all">{t("needs.showAll")}</ButtonLink>}>{t("needs.emptyPlain")}</EmptyState>;
  }
  return (
    <EmptyState
      title={t("needs.emptyTitle")}
      action={
        <>
          {active.map((filter) => (
            <ButtonLink key={filter.key} to={filter.without} variant="secondary">
              {t("needs.emptyRemove", { filter: filter.label.replace(/^“|”$/g, "") })}
            </ButtonLink>
          ))}
          <ButtonLink to="/needs">{t("needs.clear")}</ButtonLink>
        </>
      }
    >
      {t("needs.emptyText")}
    </EmptyState>
  );
}
