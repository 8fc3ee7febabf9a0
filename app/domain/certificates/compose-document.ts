import type { CertificateDocument, CertificateLine } from "./certificate-document";

type Confirmed = { unitsAccepted: number; confirmedAt: Date };
type Share = {
  mode: string;
  unitPrice: bigint;
  honourName: string;
  need: { titleVi: string; titleEn: string; placeVi: string; placeEn: string; unitVi: string; unitEn: string };
};
type Fund = { fundNameVi: string; fundNameEn: string; placeVi: string; signatoryVi: string; demo: boolean };

/**
 * What a certificate says of one pledge: a line for every confirmed delivery, accepted units only, cash and goods apart, valued at the
 * pledge's price in whole đồng. Number and day of issue stay empty until it is issued.
 */
export function composeDocument(share: Share, deliveries: Confirmed[], fund: Fund, verify: { code: string; url: string }): CertificateDocument {
  const lines = deliveries.filter((one) => one.unitsAccepted > 0).map((one) => line(share, one));
  return {
    number: "",
    verifyCode: verify.code,
    verifyUrl: verify.url,
    fundNameVi: fund.fundNameVi,
    fundNameEn: fund.fundNameEn,
    sponsorName: share.honourName,
    lines,
    totalCash: sum(lines.map((one) => one.cashValue)),
    totalGoods: sum(lines.map((one) => one.goodsValue)),
    issuedOn: "",
    placeVi: fund.placeVi,
    signatoryVi: fund.signatoryVi,
    demo: fund.demo,
  };
}

function line({ mode, unitPrice, need }: Share, { unitsAccepted, confirmedAt }: Confirmed): CertificateLine {
  const value = Number(unitPrice * BigInt(unitsAccepted));
  return {
    titleVi: need.titleVi,
    titleEn: need.titleEn,
    placeVi: need.placeVi,
    placeEn: need.placeEn,
    quantity: unitsAccepted,
    unitVi: need.unitVi,
    unitEn: need.unitEn,
    deliveredOn: confirmedAt.toISOString(),
    cashValue: mode === "money" ? value : null,
    goodsValue: mode === "money" ? null : value,
  };
}

function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
