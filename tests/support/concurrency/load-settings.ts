/** What one process of the load is told at its start, as JSON in its first argument. */
export type LoadSettings = {
  seed: number;
  slot: number;
  /** How many processes worked in this slot before. */
  life: number;
  answerFile: string;
  /** Makes the attempts, or asks for every accepted one once more. */
  task: "attempt" | "ask-again";
};

/** Reads what this process is told; from here on it ends when its parent is gone. */
export function loadSettings(): LoadSettings {
  process.once("disconnect", () => process.exit());
  return JSON.parse(process.argv[2] ?? "") as LoadSettings;
}

/** Tells the parent how many attempts of this slot are answered. */
export function tellProgress(answered: number): void {
  process.send?.(answered);
}
