/** The longest source of a stated fact, in characters. */
export const SOURCE_MOST = 200;

/** What a coordinator stated of a need: days as yyyy-mm-dd, shares in hundredths; null is not known. */
export interface NeedStatement {
  poorPercent: number | null;
  poorAsOf: string | null;
  poorSource: string | null;
  firstAskedOn: string | null;
  supportCheckedOn: string | null;
}
