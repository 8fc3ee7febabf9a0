import type { PriorityBand } from "./priority-weights";

/** A level that a coordinator set. The reason is public; days are yyyy-mm-dd, moments ISO. */
export interface PriorityOverride {
  band: PriorityBand;
  reasonVi: string;
  /** Null where it was written in Vietnamese only. */
  reasonEn: string | null;
  setAt: string;
  /** The last day on which it holds; null: until it is taken back. */
  until: string | null;
}

export const REASON_LEAST = 20;
export const REASON_MOST = 500;

/** How far ahead the last day may lie. */
export const OVERRIDE_DAYS = 366;

const mailAddress = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
const phoneNumber = /(?:\d[\s.()-]?){9,}/;

/** Whether a text that everybody will read carries an address or a number by which a person is reached. Names it cannot know. */
export function tellsContact(text: string): boolean {
  return mailAddress.test(text) || phoneNumber.test(text);
}
