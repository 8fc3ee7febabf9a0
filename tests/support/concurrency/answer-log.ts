import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";

/** What a process was told, written before it asks for anything else. A lost line would be a lost customer, so nothing is buffered. */
export type PledgeLine = {
  deed: "pledge" | "again";
  index: number;
  key: string;
  /** "ok", or the reason of the refusal. */
  outcome: string;
  pledgeId?: string;
  reference?: string;
  holdExpiresAt?: string;
  remaining?: number;
  /** Which try of which process got this answer; the pledge itself keeps the try that made it. */
  asked: string;
};
export type FollowLine = { deed: "pay" | "step-back"; index: number; outcome: string };
export type OutageLine = { deed: "outage"; during: string; code: string };
export type AnswerLine = PledgeLine | FollowLine | OutageLine;

export function openAnswerLog(file: string): { write: (line: AnswerLine) => void; close: () => void } {
  // A process killed while it wrote may have left half a line.
  if (existsSync(file)) appendFileSync(file, "\n");
  const open = openSync(file, "a");
  return { write: (line) => void writeSync(open, `${JSON.stringify(line)}\n`), close: () => closeSync(open) };
}

export function readAnswers(file: string): AnswerLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text) => {
      try {
        return text ? [JSON.parse(text) as AnswerLine] : [];
      } catch {
        return [];
      }
    });
}
