export interface HomeFigures {
  /** Whole đồng of deliveries that two people confirmed, paid in money. */
  moneyDelivered: number;
  /** Whole đồng of deliveries that two people confirmed, given in kind, at the unit price of the need. */
  goodsDelivered: number;
  confirmedDeliveries: number;
  /** Units delivered and confirmed, by category, largest first. */
  unitsByCategory: { category: string; units: number }[];
  sponsors: number;
  certificatesIssued: number;
  openNeeds: number;
  openProvinces: number;
}
