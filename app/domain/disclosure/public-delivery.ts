/**
 * A confirmed delivery as everybody may read it: what, how much for one unit, where, when, and by whom it was received (a kind of institution). Of a
 * need with fewer than five children neither need nor commune is named. Sums are whole đồng, days yyyy-mm-dd in Việt Nam.
 */
export type PublicDelivery = {
  confirmedOn: string;
  category: string;
  code: string | null;
  titleVi: string | null;
  titleEn: string | null;
  placeVi: string;
  placeEn: string;
  beneficiaries: number | null;
  units: number;
  unitVi: string;
  unitEn: string;
  unitPrice: number;
  value: number;
  mode: "money" | "in_kind";
  receiverKind: string;
};

/**
 * The same with what a register of grants asks for: a key that stays the same and points at nothing inside, and place and programme by code. Of a need with
 * fewer than five children neither commune nor programme is named.
 */
export type PublicGrant = PublicDelivery & { grantKey: string; areaCode: string | null; provinceCode: string; programme: string | null; programmeTitleVi: string | null };
