/** Everything a transfer slip says. Amounts are whole đồng, moments ISO 8601. */
export type SlipDocument = {
  fundNameVi: string;
  fundNameEn: string;
  reference: string;
  purposeVi: string;
  purposeEn: string;
  bankName: string;
  account: string;
  holder: string;
  /** One page each: the transfers still to make, and how many there are in all. */
  transfers: { position: number; amount: number; qrPng: string }[];
  of: number;
  /** The end of the hold, with its hour, or the day an instalment is due. */
  until: string;
  instalment: boolean;
  printedAt: string;
  url: string;
  demo: boolean;
};
