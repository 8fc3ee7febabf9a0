import { BankApps, Banks, VietQRStatus } from "vietnam-qr-pay";

/** A bank from which a VietQR transfer can be made; `open` starts its app on a phone, null where no such address is known or the app reads no VietQR. */
export type BankApp = { name: string; fullName: string; words: string; open: string | null };

/** Banks that bear another name now, of which the list has both. */
const RENAMED = new Set(["dongabank", "lienvietpostbank", "oceanbank"]);

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

/** A bank at which somebody may have an account, by its NAPAS number of six digits; not each of them takes VietQR transfers. */
export type Bank = { bin: string; name: string; fullName: string; takesVietQr: boolean };

const banks: readonly Bank[] = Banks.filter((bank) => !RENAMED.has(bank.key))
  .map((bank) => ({ bin: bank.bin, name: bank.shortName, fullName: bank.name, takesVietQr: bank.vietQRStatus !== VietQRStatus.NOT_SUPPORTED }))
  .toSorted((a, b) => a.name.localeCompare(b.name, "vi"));

/** The banks of Việt Nam, by name. */
export function listBanks(): readonly Bank[] {
  return banks;
}

/** The bank with this NAPAS number, or null. */
export function findBank(bin: string): Bank | null {
  return banks.find((bank) => bank.bin === bin) ?? null;
}
