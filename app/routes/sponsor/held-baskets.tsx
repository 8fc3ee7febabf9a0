import { ChevronRight, ShoppingBasket } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HeldBasket } from "~/domain/baskets/basket-view";
import { formatDong } from "~/domain/money";
import { Deadline } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { useLocale } from "~/ui/use-locale";

/** Baskets that still wait for money, above the list of pledges, because they are paid as a whole. */
export function HeldBaskets({ baskets }: { baskets: HeldBasket[] }) {
  const { t } = useTranslation("basket");
  const locale = useLocale();
  return (
    <section aria-labelledby="baskets-title" className="mb-8">
      <h2 id="baskets-title" className="mb-3 text-xl font-semibold">{t("held.title")}</h2>
      <ul className="grid gap-3">
        {baskets.map(({ reference, needs, lacking, holdExpiresAt }) => (
          <li key={reference}>
            <LocalLink to={`/my/baskets/${reference}`} className="card flex items-center gap-4 border-2 border-action p-4 hover:bg-action-soft sm:p-5">
              <ShoppingBasket aria-hidden className="size-7 shrink-0 text-action max-sm:hidden" />
              <span className="min-w-0 flex-1">
                <span className="block text-sm text-ink-soft tabular-nums">{reference}</span>
                <span className="block text-lg font-semibold">{t("held.lacking", { count: needs, amount: formatDong(lacking, locale) })}</span>
                <span className="block text-sm text-ink-soft"><Deadline at={holdExpiresAt} /></span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
