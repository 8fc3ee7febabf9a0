import { useTranslation } from "react-i18next";
import { clsx } from "clsx";
import { momentInWords, timeLeft, type DateTimeFormat, type Moment } from "~/ui/clock-words";
import { useRootData } from "~/ui/root-data";
import { useLocale } from "~/ui/use-locale";

export interface DateTimeProps {
  at: Moment;
  format?: DateTimeFormat;
  className?: string;
}

/** A date or moment, always in the time of Hà Nội. */
export function DateTime({ at, format = "date", className }: DateTimeProps) {
  return (
    <time dateTime={new Date(at).toISOString()} className={clsx("tabular-nums", className)}>
      {momentInWords(at, useLocale(), format)}
    </time>
  );
}

export interface DeadlineProps {
  at: Moment;
  /** The moment to count from; by default the server's, as the root loader gave it. */
  now?: Moment;
  format?: DateTimeFormat;
  className?: string;
}

/** A deadline in words and in full: "còn 2 ngày (đến 15:30, 7/3/2026)". The last day and what is past are marked. */
export function Deadline({ at, now, format = "datetime", className }: DeadlineProps) {
  const { t } = useTranslation("ui");
  const serverNow = useRootData()?.now;
  const left = timeLeft(at, now ?? serverNow ?? Date.now());
  const urgent = left.passed || left.unit === "minutes" || (left.unit === "hours" && left.count < 24);
  const words = left.passed ? t(`deadline.passed.${left.unit}`, { count: left.count }) : t(`deadline.left.${left.unit}`, { count: left.count });
  return (
    <span className={className} suppressHydrationWarning>
      <span className={clsx("font-semibold", urgent && "text-warning")} suppressHydrationWarning>
        {words}
      </span>{" "}
      <span className="text-ink-soft">
        ({t("deadline.until")} <DateTime at={at} format={format} />)
      </span>
    </span>
  );
}
