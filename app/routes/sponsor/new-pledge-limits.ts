export { HONOUR_NAME_MAX } from "~/domain/pledges/pledge";

/** Characters. */
export const GUEST_NAME_MAX = 80;
export const NOTE_MAX = 500;

/** Pledges that one network address may try within an hour. */
export const PLEDGES_PER_HOUR = 60;
/** Pledges that may be made within an hour with one address of somebody who has not signed in: each sends mail there. */
export const GUEST_PLEDGES_PER_HOUR = 6;
