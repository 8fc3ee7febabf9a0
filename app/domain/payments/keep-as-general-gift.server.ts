import type { Viewer } from "~/domain/accounts/viewer";
import { resolveTransfer } from "./resolve-transfer.server";

/** The fund manager keeps what is unplaced of a transfer as a gift to the fund without a named need. Refusals: see resolveTransfer. */
export function keepAsGeneralGift(request: { transferId: string; viewer: Viewer; note: string }) {
  return resolveTransfer({ ...request, as: "general_gift" });
}
