/** A refused decision on a transfer: what was tried, what had been written, and why not; of a split every line, of an undo which placement. */
export type DecisionResult = { act: string; amount: string; note: string; reason: string; parts?: { reference: string; amount: string }[]; placement?: string };

/** The longest note and the longest public reason that are kept, in characters. */
export const NOTE_MAX = 500;
