import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import { daysForTransfers, transferCount, TRANSFERS_MAX } from "~/domain/payments/transfer-schedule";
import { Notice } from "~/ui/notice";
import { useLocale } from "~/ui/use-locale";

/** Said while choosing: a sum above what one bank transfer carries is paid in several, and held longer for it. Nothing is said below that, nor where it is refused. */
export function NewPledgeTransfers({ amount, limit, perDay }: { amount: number; limit: number; perDay: number }) {
  const { t } = useTranslation("transfer");
  const locale = useLocale();
  if (!Number.isSafeInteger(amount) || amount <= limit || amount > limit * TRANSFERS_MAX) return null;
  const limits = { limit: BigInt(limit), perDay };
  return (
    <Notice tone="info">
      <p>
        {t("new.split", { count: transferCount(BigInt(amount), limits.limit), limit: formatDong(limit, locale) })} {t("new.longer", { count: daysForTransfers(BigInt(amount), limits) })}
      </p>
    </Notice>
  );
}
