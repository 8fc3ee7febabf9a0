/** The list of poor and near-poor households that a statement rests on; invented like the figures. */
export const POVERTY_SOURCE = "danh sách rà soát hằng năm của xã (minh họa)";

/** Share of the children of a receiver's needs who live in poor and near-poor households, in hundredths. Of those not named it is not known. */
export const poorPercents: Readonly<Record<string, number>> = {
  "hp-luukiem": 18, "hp-vietkhe": 27, "hp-cathai": 22,
  "dn-centre": 64, "dn-daklua": 41, "dn-bugiamap": 58, "dn-thanhson": 36,
  "lc-yty": 71, "lc-simacai": 78, "lc-chetao": 83, "lc-centre": 55,
  "db-sinthau": 69, "db-muongnhe": 76, "db-tiadinh": 88, "db-tuathang": 74,
  "lch-pau": 91, "lch-muca": 82, "lch-daosan": 77,
  "cb-baolam": 79, "cb-coba": 84, "na-kengdu": 86, "na-trile": 61, "na-nhonmai": 80,
};
