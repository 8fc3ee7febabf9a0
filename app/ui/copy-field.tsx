import { Check, Copy } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useHydrated } from "~/ui/use-hydrated";

export interface CopyFieldProps {
  label: ReactNode;
  /** Exactly what is copied. */
  value: string;
  /** How it is shown, when that differs: a grouped account number, a sum with its sign. */
  shown?: ReactNode;
}

/** A value to carry elsewhere (account, amount, transfer memo). One press copies it; without script it is selected whole by a click. */
export function CopyField({ label, value, shown }: CopyFieldProps) {
  const { t } = useTranslation("ui");
  const scripted = useHydrated();
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      setTimeout(() => setCopied(false), 3000);
    } catch {
      setCopied(false);
    }
  }

  return (
    <div className="flex items-center justify-between gap-x-3 rounded-xl border border-line bg-sunken max-[22rem]:flex-wrap py-2 pr-2 pl-4">
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">{label}</p>
        <p className="text-xl font-bold break-all tabular-nums select-all">{shown ?? value}</p>
      </div>
      {scripted ? (
        <button
          type="button"
          onClick={copy}
          className="no-print inline-flex min-h-11 shrink-0 cursor-pointer items-center gap-2 rounded-lg px-3 font-semibold text-action hover:bg-action-soft"
        >
          {copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          <span aria-live="polite">{copied ? t("action.copied") : t("action.copy")}</span>
          <span className="sr-only">{label}</span>
        </button>
      ) : null}
    </div>
  );
}
