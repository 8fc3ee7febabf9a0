/** One confirmed part of the sponsor's giving. Values are whole đồng; null where that kind was not given. */
export type CertificateLine = {
  titleVi: string;
  titleEn: string;
  placeVi: string;
  placeEn: string;
  /** Units of the need that two people have confirmed, never units merely pledged. */
  quantity: number;
  unitVi: string;
  unitEn: string;
  /** ISO 8601 day or instant. */
  deliveredOn: string;
  cashValue: number | null;
  goodsValue: number | null;
};

/** Everything a Golden Heart certificate says; nothing in it can point to a child. */
export type CertificateDocument = {
  number: string;
  verifyCode: string;
  verifyUrl: string;
  fundNameVi: string;
  fundNameEn: string;
  /** The name the sponsor chose to be thanked under. */
  sponsorName: string;
  lines: CertificateLine[];
  /** Whole đồng over all lines, also those left to the verification page. */
  totalCash: number;
  totalGoods: number;
  issuedOn: string;
  placeVi: string;
  /** The role that signs; a demonstration carries no official's name. */
  signatoryVi: string;
  demo: boolean;
};

/** More lines than this do not fit one page legibly; the rest stand on the verification page. */
export const CERTIFICATE_LINES_MAX = 12;

/** How many lines the page shows and how many it leaves to the verification page. */
export function linesOnPage(lines: readonly CertificateLine[]): { shown: CertificateLine[]; more: number } {
  const shown = lines.slice(0, CERTIFICATE_LINES_MAX);
  return { shown, more: lines.length - shown.length };
}
