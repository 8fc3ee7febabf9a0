import { ChevronDown, Landmark } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BankApp } from "~/domain/payments/bank-apps.server";
import { buttonClass } from "~/ui/button";
import { controlClass } from "~/ui/field";
import { useHydrated } from "~/ui/use-hydrated";

/** On a phone or tablet: the banks that send VietQR transfers, each with the address that starts its app where one is known. Nothing is asked from outside. */
export function BankAppList({ banks }: { banks: readonly BankApp[] }) {
  const { t } = useTranslation("transfer");
  const scripted = useHydrated();
  const [wanted, setWanted] = useState("");
  const words = fold(wanted);
  const found = banks.filter((bank) => fold(`${bank.name} ${bank.fullName} ${bank.words}`).includes(words));
  return (
    <details className="no-print group mt-4 rounded-xl border border-line lg:hidden">
      <summary className="flex min-h-12 cursor-pointer items-center gap-3 rounded-xl px-4 font-semibold hover:bg-action-soft">
        <Landmark aria-hidden className="size-5 text-action" />
        <span className="grow">{t("apps.title")}</span>
        <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-3 px-4 pt-1 pb-4">
        <p>{t("apps.how")}</p>
        {scripted ? (
          <label className="grid gap-1 font-medium">
            {t("apps.search")}
            <input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} autoComplete="off" className={controlClass} />
          </label>
        ) : null}
        <p className="sr-only" aria-live="polite">{t("apps.found", { count: found.length })}</p>
        <ul className="grid max-h-96 grid-cols-[minmax(0,1fr)] gap-1 overflow-y-auto" tabIndex={0} aria-label={t("apps.title")}>
          {found.map((bank) => (
            <li key={bank.name} className="flex items-center justify-between gap-3 border-b border-line py-1 last:border-0">
              <span className="min-w-0">
                <span className="block font-medium">{bank.name}</span>
                <span className="block truncate text-sm text-ink-soft">{bank.fullName}</span>
              </span>
              {bank.open ? (
                <a href={bank.open} aria-label={t("apps.openName", { name: bank.name })} className={buttonClass("secondary", "normal", "shrink-0")}>{t("apps.open")}</a>
              ) : (
                <span className="shrink-0 pr-2 text-sm text-ink-soft">{t("apps.byHand")}</span>
              )}
            </li>
          ))}
        </ul>
        {found.length === 0 ? <p>{t("apps.none")}</p> : null}
        <p className="text-sm text-ink-soft">{t("apps.nothing")}</p>
      </div>
    </details>
  );
}

/** Small letters without accents, so that a name is found however it is typed. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/đ/g, "d").trim();
}
