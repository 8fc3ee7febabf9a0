import { clsx } from "clsx";
import { formatDong } from "~/domain/money";
import { useLocale } from "~/ui/use-locale";

export interface MoneyProps {
  /** Whole đồng; a string of digits as loaders send large sums is read as such. */
  amount: bigint | number | string;
  size?: "inherit" | "large" | "huge";
  className?: string;
}

const sizes = { inherit: "", large: "text-2xl font-bold", huge: "text-4xl leading-tight font-bold tracking-tight" };

/** A sum of money, in digits that line up and never break across lines. */
export function Money({ amount, size = "inherit", className }: MoneyProps) {
  const dong = typeof amount === "string" ? BigInt(amount) : amount;
  return <span className={clsx("whitespace-nowrap tabular-nums", sizes[size], className)}>{formatDong(dong, useLocale())}</span>;
}
