import { Check, Copy } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useHydrated } from "~/ui/use-hydrated";

export interface CodeBlockProps {
  /** What it is, for those who hear the page. */
  label: string;
  code: string;
  /** What else can be done with it, beside copying. */
  children?: ReactNode;
}

/** Text to carry into a terminal or a page, as it stands. One press copies it; without script a click selects it whole. */
export function CodeBlock({ label, code, children }: CodeBlockProps) {
  const { t } = useTranslation("ui");
  const scripted = useHydrated();
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
      setTimeout(() => setCopied(false), 3000);
    } catch {
      setCopied(false);
    }
  }

  return (
    <div className="rounded-xl border border-line bg-sunken">
      <pre className="px-4 py-3 text-sm break-all whitespace-pre-wrap select-all">
        <code>{code}</code>
      </pre>
      <div className="no-print flex flex-wrap">
        {scripted ? (
          <button type="button" onClick={copy} className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-4 text-sm font-semibold text-action hover:bg-action-soft">
            {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            <span aria-live="polite">{copied ? t("action.copied") : t("action.copy")}</span>
            <span className="sr-only">{label}</span>
          </button>
        ) : null}
        {children}
      </div>
    </div>
  );
}
