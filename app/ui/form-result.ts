import type { SubmissionResult } from "@conform-to/react";

/** What an action answers when a form must be corrected: Conform's reply, with the errors already in the reader's words. */
export type FormResult = SubmissionResult<string[]>;

/** What was typed into a field before the form came back, or nothing on the first visit. */
export function typedValue(result: FormResult | undefined, name: string): string | undefined {
  const typed = result?.initialValue?.[name];
  return typeof typed === "string" ? typed : undefined;
}

/** What is wrong with a field. */
export function fieldErrors(result: FormResult | undefined, name: string): string[] | undefined {
  return result?.error?.[name] ?? undefined;
}
