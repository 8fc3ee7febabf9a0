/** Photos that a receiver sends with one count: few, because the signal is weak where they stand. */
export const PHOTOS_PER_COUNT = 3;
/** Characters of the reason why units were rejected. */
export const REASON_MAX = 500;
