import { QRPay } from "vietnam-qr-pay";
import type { Outcome } from "~/domain/outcome";

/** The longest purpose (field 62-08), account (38-01-01) and amount (54) that Vietnamese banks accept. */
export const VIET_QR_PURPOSE_MAX = 25;
export const VIET_QR_ACCOUNT_MAX = 19;
export const VIET_QR_AMOUNT_DIGITS = 13;

export type VietQrRequest = {
  /** NAPAS identification number of the bank, six digits, e.g. 970436. */
  bankBin: string;
  account: string;
  /** Whole đồng; without it the payer types the amount (a static code). */
  amount?: bigint | number;
  /** Transfer memo; accents are removed, other non-ASCII is refused. */
  purpose?: string;
};

export type VietQrRefusal = "bad-bank" | "bad-account" | "bad-amount" | "bad-purpose";

/**
 * Builds the text of a VietQR code (EMVCo merchant-presented QR, NAPAS 247 transfer to an account).
 * Refuses, rather than cuts, whatever a bank app would reject or misread: lengths in the format are
 * two digits and count characters or bytes depending on the reader, so only printable ASCII is safe.
 */
export function vietQrPayload(request: VietQrRequest): Outcome<{ payload: string }, VietQrRefusal> {
  if (!/^\d{6}$/.test(request.bankBin)) return { ok: false, reason: "bad-bank" };
  if (!/^[0-9A-Za-z]+$/.test(request.account) || request.account.length > VIET_QR_ACCOUNT_MAX) {
    return { ok: false, reason: "bad-account" };
  }
  const amount = request.amount === undefined ? undefined : wholeDong(request.amount);
  if (amount === null) return { ok: false, reason: "bad-amount" };

  const purpose = request.purpose === undefined ? undefined : plainMemo(request.purpose);
  if (purpose !== undefined && (!/^[\x20-\x7e]+$/.test(purpose) || purpose.length > VIET_QR_PURPOSE_MAX)) {
    return { ok: false, reason: "bad-purpose" };
  }
  const payload = QRPay.initVietQR({ bankBin: request.bankBin, bankNumber: request.account, amount, purpose }).build();
  return { ok: true, payload };
}

/** Vietnamese text as bank apps carry it: no accents, đ as d, single spaces. */
export function plainMemo(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/\s+/g, " ")
    .trim();
}

function wholeDong(amount: bigint | number): string | null {
  if (typeof amount === "number" && !Number.isSafeInteger(amount)) return null;
  const digits = amount.toString();
  return /^[1-9]\d*$/.test(digits) && digits.length <= VIET_QR_AMOUNT_DIGITS ? digits : null;
}
