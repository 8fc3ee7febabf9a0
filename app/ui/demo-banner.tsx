import { FlaskConical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/state-badge";

/** Across the top of every page while the site shows made-up people, needs and money. */
export function DemoBanner() {
  const { t } = useTranslation("ui");
  return (
    <section aria-label={t("demo.title")} className="border-b border-line bg-info-soft text-info">
      <p className="page-width flex items-start gap-2 py-1.5 text-sm">
        <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          <strong className="font-semibold">{t("demo.title")}.</strong> {t("demo.text")}
        </span>
      </p>
    </section>
  );
}

/** The mark on a single record that is made up. */
export function DemoTag() {
  const { t } = useTranslation("ui");
  return <Badge>{t("demo.tag")}</Badge>;
}
