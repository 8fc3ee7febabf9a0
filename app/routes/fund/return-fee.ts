import { parseDong } from "~/domain/money";

/** The fee in đồng that a bank is said to have kept of a refund: none where nothing was written, below zero where it cannot be read, which the domain refuses. */
export function readReturnFee(written: string): bigint {
  return written.trim() === "" ? 0n : (parseDong(written) ?? -1n);
}
