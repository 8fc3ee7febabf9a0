/** Characters. */
export const CANCEL_REASON_MAX = 500;
