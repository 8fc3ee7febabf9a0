export const PAUSE_MONTHS_MAX = 3;
/** Days that a sponsor has to pay an instalment that was picked up again. */
export const PICKED_UP_DAYS = 7;
