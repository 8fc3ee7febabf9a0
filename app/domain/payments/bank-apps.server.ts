import { BankApps, Banks, VietQRStatus } from "vietnam-qr-pay";

/** A bank from which a VietQR transfer can be made; `open` starts its app on a phone, null where no such address is known or the app reads no VietQR. */
export type BankApp = { name: string; fullName: string; words: string; open: string | null };

/** Banks that bear another name now, of which the list has both. */
const RENAMED = new Set(["lienvietpostbank", "oceanbank"]);

const apps = new Map(BankApps.map((app) => [app.bank as string, app]));
const listed: readonly BankApp[] = Banks.filter((bank) => bank.vietQRStatus === VietQRStatus.TRANSFER_SUPPORTED && !RENAMED.has(bank.key))
  .map((bank) => {
    const app = apps.get(bank.key);
    return { name: bank.shortName, fullName: bank.name, words: `${bank.code} ${bank.keywords ?? ""}`.toLowerCase(), open: app?.scheme && app.supportVietQR ? `${app.scheme.toLowerCase()}://` : null };
  })
  .toSorted((a, b) => a.name.localeCompare(b.name, "vi"));

/** The banks of Việt Nam that send VietQR transfers, by name. */
export function listBankApps(): readonly BankApp[] {
  return listed;
}
