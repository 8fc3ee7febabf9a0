import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { openLedgerPath, type OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { LocalLink } from "~/ui/local-link";

const parts = [
  { page: "/transparency", key: "ledger" },
  { page: "/transparency/deliveries", key: "deliveries" },
  { page: "/transparency/sponsors", key: "sponsors" },
] as const;

/** The three parts of the open accounts; the filters stay while one goes from part to part. */
export function TransparencyNav({ filters, current }: { filters: OpenLedgerFilters; current: (typeof parts)[number]["key"] }) {
  const { t } = useTranslation("transparency");
  return (
    <nav aria-label={t("nav.label")} className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {parts.map(({ page, key }) => (
          <li key={key}>
            <LocalLink
              to={openLedgerPath(page, filters)}
              aria-current={key === current ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center rounded-full border px-4 font-medium",
                key === current ? "border-action bg-action-soft text-action" : "border-line-strong bg-surface hover:border-action hover:text-action",
              )}
            >
              {t(`nav.${key}`)}
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
