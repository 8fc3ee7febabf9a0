import type { TransferProvider } from "~/domain/payments/payment";

/** Another report that may be of the same money. `day` is the bank's own, yyyy-mm-dd; `receivedAt` ISO 8601. */
export type PossibleSame = { id: string; memo: string; payerName: string; provider: TransferProvider; bankReference: string; day: string; receivedAt: string };
