/** A refund that the bank paid and that a credit may be the return of; `fee` is what the bank kept of it then. Amounts are whole đồng, days yyyy-mm-dd. */
export type PossibleReturn = { refundId: string; pledgeReference: string; sponsorName: string; amount: number; fee: number; paidOn: string; listNumber: string; named: boolean; markedByHand: boolean };
