import type { Viewer } from "~/domain/accounts/viewer";
import { resolveTransfer } from "./resolve-transfer.server";

/** The fund manager records that what is unplaced of a transfer was sent back to its payer. Refusals: see resolveTransfer. */
export function returnTransfer(request: { transferId: string; viewer: Viewer; note: string }) {
  return resolveTransfer({ ...request, as: "returned" });
}
