import { readBankAccount } from "./refund";

export const orderStates = ["open", "paid", "cancelled"] as const;
export type OrderState = (typeof orderStates)[number];

/** The receiver's account: the bank by its NAPAS number, the account's digits and letters, its holder. */
export type OrderAccount = { bankBin: string; accountNumber: string; accountHolder: string };

/** What is written into the transfer, so that the bank's debit is known again; plain characters, short enough for every bank and for VietQR. */
export function orderMemo(reference: string): string {
  return `CHI ${reference}`;
}

/** The receiver's account as a person typed it: null where nothing was typed, else whole, or what is wrong with it. */
export function readOrderAccount(typed: OrderAccount): { account: OrderAccount | null } | "bank-needed" | "account-invalid" | "holder-needed" {
  if (!typed.bankBin.trim() && !typed.accountNumber.trim() && !typed.accountHolder.trim()) return { account: null };
  const read = readBankAccount({ bankName: typed.bankBin, accountNumber: typed.accountNumber, accountHolder: typed.accountHolder });
  if (typeof read === "string") return read;
  return /^\d{6}$/.test(read.bankName) ? { account: { bankBin: read.bankName, accountNumber: read.accountNumber, accountHolder: read.accountHolder } } : "bank-needed";
}

/** One order in the fund's list. Amounts are whole đồng, times ISO 8601. */
export type OrderRow = { reference: string; state: OrderState; amount: number; payee: string; needCode: string; madeAt: string };

export type OrderView = OrderRow & {
  purpose: string;
  deliveryCode: string | null;
  madeBy: string;
  account: (OrderAccount & { bankName: string }) | null;
  memo: string;
  /** VietQR as a PNG data address; null without an account, above the limit of one quick transfer, and once nothing is to be paid. */
  qrPng: string | null;
  /** The sum is more than one quick transfer carries, so that it goes by an order at the bank. */
  aboveLimit: boolean;
  /** The payment that it became. */
  payment: { id: string; code: string } | null;
  cancelledBy: string | null;
  cancelledAt: string | null;
  cancelledWhy: string | null;
  mayAct: boolean;
};
