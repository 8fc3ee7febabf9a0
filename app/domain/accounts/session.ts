/** How long a sign-in lasts, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3600;
/** How often the last sign of a session is written down, in seconds. */
export const SEEN_EVERY_SECONDS = 600;
