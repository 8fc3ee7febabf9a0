import { transferLimits } from "~/domain/payments/transfer-limits.server";
import { planTransfers, type TransferState } from "~/domain/payments/transfer-schedule";
import { env } from "~/platform/env.server";
import { vietQrPngDataUri, vietQrSvg } from "./viet-qr-image.server";
import { vietQrPayload } from "./viet-qr";

/** One of the transfers by which a sum is paid, in đồng; `qrPng` is a code for what it still lacks, null once it has arrived. */
export type TransferToMake = { position: number; amount: number; received: number; lacking: number; state: TransferState; qrPng: string | null };

/** `amount` and the codes are of the transfer to make now; `transfers` are all of them, one where the whole sum goes in one. */
export type PaymentInstructions = { qrSvg: string; qrPng: string; bankName: string; account: string; holder: string; amount: number; memo: string; transfers: TransferToMake[] };

/**
 * How to pay the `amount` đồng that a pledge still lacks by bank transfer: the fund's account, the pledge's reference as the memo, and the same as a VietQR
 * code. A pledge above the limit of one transfer is paid by several with the same reference; `received` đồng have come so far.
 * Throws when the fund's account or the amount cannot stand in a VietQR, which settings and pledging have refused before.
 */
export async function paymentInstructions({ reference, amount, received = 0 }: { reference: string; amount: number; received?: number }): Promise<PaymentInstructions> {
  const { bank } = env;
  const code = (sum: bigint) => {
    const built = vietQrPayload({ bankBin: bank.bin, account: bank.account, amount: sum, purpose: reference });
    if (!built.ok) throw new Error(`No VietQR for ${reference}: ${built.reason}`);
    return built.payload;
  };
  const { limit } = transferLimits();
  const expected = BigInt(amount + received);
  const planned = expected > limit ? planTransfers({ expected, received: BigInt(received), limit }) : [{ position: 1, amount: expected, received: BigInt(received), state: "next" as const }];
  const images = new Map<bigint, Promise<string>>();
  const image = (sum: bigint) => images.get(sum) ?? images.set(sum, vietQrPngDataUri(code(sum))).get(sum)!;
  const transfers = await Promise.all(
    planned.map(async (one) => ({
      position: one.position, amount: Number(one.amount), received: Number(one.received), lacking: Number(one.amount - one.received), state: one.state,
      qrPng: one.state === "arrived" ? null : await image(one.amount - one.received),
    })),
  );
  const next = transfers.find((one) => one.state === "next")!;
  return { qrSvg: await vietQrSvg(code(BigInt(next.lacking))), qrPng: next.qrPng!, bankName: bank.name, account: bank.account, holder: bank.holder, amount: next.lacking, memo: reference, transfers };
}
