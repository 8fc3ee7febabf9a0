import { Link, useLocation } from "@remix-run/react";
import { Languages } from "lucide-react";
import { localeOfPath } from "~/locales/languages";
import { otherLocalePath } from "~/ui/use-locale";

/** This very page in the other language, named in that language. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { pathname, search } = useLocation();
  const other = localeOfPath(pathname) === "vi" ? { lang: "en", name: "English" } : { lang: "vi", name: "Tiếng Việt" };
  return (
    <Link
      to={otherLocalePath(pathname, search)}
      lang={other.lang}
      hrefLang={other.lang}
      reloadDocument
      className={`inline-flex min-h-11 items-center gap-2 rounded-lg px-3 font-medium whitespace-nowrap hover:bg-action-soft hover:text-action ${className ?? ""}`}
    >
      <Languages aria-hidden className="size-5" />
      {other.name}
    </Link>
  );
}
