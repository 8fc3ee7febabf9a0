/** A refused form of the priority page: which, what was typed, and why. */
export interface PriorityActResult {
  act: string;
  typed: Record<"band" | "reasonVi" | "reasonEn" | "until" | "poorPercent" | "poorAsOf" | "poorSource" | "firstAskedOn" | "supportCheckedOn" | "volunteers", string>;
  languages: string[];
  reason: string;
}
