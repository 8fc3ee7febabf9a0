import { env } from "~/platform/env.server";
import { vietQrPngDataUri, vietQrSvg } from "./viet-qr-image.server";
import { vietQrPayload } from "./viet-qr";

export type PaymentInstructions = { qrSvg: string; qrPng: string; bankName: string; account: string; holder: string; amount: number; memo: string };

/**
 * How to pay `amount` đồng for a pledge by bank transfer: the fund's account, the pledge's reference as the memo, and the same as a VietQR code.
 * Throws when the fund's account or the amount cannot stand in a VietQR, which settings and pledging have refused before.
 */
export async function paymentInstructions({ reference, amount }: { reference: string; amount: number }): Promise<PaymentInstructions> {
  const { bank } = env;
  const code = vietQrPayload({ bankBin: bank.bin, account: bank.account, amount, purpose: reference });
  if (!code.ok) throw new Error(`No VietQR for ${reference}: ${code.reason}`);
  const [qrSvg, qrPng] = await Promise.all([vietQrSvg(code.payload), vietQrPngDataUri(code.payload)]);
  return { qrSvg, qrPng, bankName: bank.name, account: bank.account, holder: bank.holder, amount, memo: reference };
}
