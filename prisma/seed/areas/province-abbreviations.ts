/**
 * Two or three letters for each of the 34 provinces, first part of a need code (HP-MEAL-0007). Unique, and never
 * reused: a need code is printed on certificates. Keyed by province code.
 */
export const PROVINCE_ABBREVIATIONS: Readonly<Record<string, string>> = {
  "01": "HN", "04": "CB", "08": "TQ", "11": "DB", "12": "LCH", "14": "SL", "15": "LC", "19": "TNG", "20": "LS",
  "22": "QNI", "24": "BN", "25": "PT", "31": "HP", "33": "HY", "37": "NB", "38": "TH", "40": "NA", "42": "HT",
  "44": "QT", "46": "HUE", "48": "DNG", "51": "QNG", "52": "GL", "56": "KH", "66": "DL", "68": "LD", "75": "DN",
  "79": "HCM", "80": "TNI", "82": "DT", "86": "VL", "91": "AG", "92": "CT", "96": "CM",
};

/** English names that are more than the Vietnamese name without accents. Keyed by province code. */
export const PROVINCE_NAMES_IN_ENGLISH: Readonly<Record<string, string>> = {
  "01": "Hanoi",
  "79": "Ho Chi Minh City",
};
