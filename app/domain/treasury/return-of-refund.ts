/** A refund that the bank paid and that a credit may be the return of. Amounts are whole đồng, days yyyy-mm-dd. */
export type PossibleReturn = { refundId: string; pledgeReference: string; sponsorName: string; amount: number; paidOn: string; listNumber: string; named: boolean; markedByHand: boolean };
