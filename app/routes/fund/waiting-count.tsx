import { useTranslation } from "react-i18next";
import { useCount } from "~/ui/unit-progress";

/** How much waits behind a link; nothing where nothing does. */
export function WaitingCount({ count }: { count: number }) {
  const { t } = useTranslation("fund");
  const words = useCount();
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-action px-2 text-sm font-semibold text-on-action tabular-nums">
      {words(count)} <span className="sr-only">{t("nav.waiting")}</span>
    </span>
  );
}
