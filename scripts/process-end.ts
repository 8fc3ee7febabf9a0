import { log } from "~/platform/log.server";

const steps: (() => Promise<unknown>)[] = [];
let ending: Promise<never> | undefined;

/** Something this process must undo before it ends; the last one given is the first one done. */
export function beforeEnd(step: () => Promise<unknown>): void {
  steps.push(step);
}

/** Whether the process is on its way out: what fails from now on fails because of that. */
export function isEnding(): boolean {
  return ending !== undefined;
}

/** Undoes everything and ends with `code`, or with 1 where a step fails. Called again it only waits: the first code stands. */
export function endProcess(code: number): Promise<never> {
  ending ??= undo().then((clean) => process.exit(clean ? code : code || 1));
  return ending;
}

/** Says one sentence on stderr and ends with 1; says nothing when the process is ending already. */
export function failProcess(sentence: string): Promise<never> {
  if (!isEnding()) console.error(sentence);
  return endProcess(1);
}

/** On Ctrl-C, SIGTERM and a closed terminal ends in good order: with 0 where stopping is how the command is meant to end, else as shells count a signal. */
export function endOnSignals({ meantToStop }: { meantToStop: boolean }): void {
  for (const [signal, code, word] of [["SIGINT", 130, "Interrupt"], ["SIGTERM", 143, "Terminate"], ["SIGHUP", 129, "Hang-up"]] as const) {
    process.on(signal, () => {
      if (isEnding()) return;
      if (meantToStop) console.log(`\n${word}: finishing what is open, then stopping.`);
      void endProcess(meantToStop ? 0 : code);
    });
  }
  // Whoever read the output may be gone before the process is: that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  if (meantToStop) process.on("exit", (code) => code === 0 && console.log("Stopped."));
}

/**
 * A promise that nobody waits for and that fails is logged, and the process goes on: the job runner leaves such promises behind whenever the database
 * goes away, and everybody else's requests must not end with them.
 */
export function outliveStrayFailures(): void {
  process.on("unhandledRejection", (error) => log.error({ err: error }, "something failed that nobody waited for"));
}

async function undo(): Promise<boolean> {
  let clean = true;
  for (let step = steps.pop(); step; step = steps.pop()) {
    await step().catch((error: Error) => {
      console.error(`Stopping: ${error.message}`);
      clean = false;
    });
  }
  return clean;
}
