import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { LANES_PER_PROCESS, PROCESSES } from "./load-plan";
import type { LoadSettings } from "./load-settings";

export type LoadProcesses = {
  /** Settles when every slot has done its work; rejects when a process ends by itself with an error. */
  done: Promise<void>;
  /** Settles when so many attempts are answered, with true, or when the work is over, with false. */
  answered: (count: number) => Promise<boolean>;
  /** SIGKILLs the process of one slot that is still at work, chosen by `choice` in [0, 1); a new process takes its place at once. */
  killOne: (choice: number) => Promise<void>;
  killed: () => number;
  /** How many killed themselves with an answer in hand that they had told nobody. */
  died: () => number;
  /** Ends whatever is still at work. */
  stop: () => void;
};

type Work = Pick<LoadSettings, "seed" | "task"> & { program: string; url: string; folder: string };

export function answerFiles(folder: string): string[] {
  return Array.from({ length: PROCESSES }, (_, slot) => path.join(folder, `answers-${slot}.jsonl`));
}

/** Starts the processes of a load, one a slot. */
export function startProcesses({ program, url, folder, seed, task }: Work): LoadProcesses {
  const progress = new Array<number>(PROCESSES).fill(0);
  const atWork = new Map<number, ChildProcess>();
  const waiting = new Set<{ count: number; resolve: (atWork: boolean) => void }>();
  let kills = 0;
  let replaced = 0;
  let ended = false;
  let finish = () => {};
  let fail = (_error: Error) => {};
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "test", DEMO: "1", DATABASE_URL: "", DATABASE_POOL: String(LANES_PER_PROCESS), TLV_DATABASE_URL: url, LOG_LEVEL: "error" };

  const wake = () => {
    const total = progress.reduce((sum, answered) => sum + answered, 0);
    for (const waiter of waiting) {
      if (!ended && total < waiter.count) continue;
      waiting.delete(waiter);
      waiter.resolve(!ended);
    }
  };
  const end = (error?: Error) => {
    if (ended) return;
    ended = true;
    for (const child of atWork.values()) child.kill("SIGKILL");
    if (error) fail(error);
    else finish();
    wake();
  };
  const start = (slot: number, life: number) => {
    const settings: LoadSettings = { seed, slot, life, task, answerFile: answerFiles(folder)[slot]! };
    const child = fork(program, [JSON.stringify(settings)], { env, execArgv: [], stdio: ["ignore", "inherit", "pipe", "ipc"] });
    let complaint = "";
    child.stderr!.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.on("message", (answered: number) => {
      progress[slot] = answered;
      wake();
    });
    child.once("exit", (code, signal) => {
      atWork.delete(slot);
      if (ended) return;
      if (signal === "SIGKILL") {
        replaced += 1;
        start(slot, life + 1);
      } else if (code !== 0) end(new Error(`Process ${slot}.${life} of the load ended with ${code ?? signal}: ${complaint.trim()}`));
      else if (atWork.size === 0) end();
    });
    atWork.set(slot, child);
  };
  for (let slot = 0; slot < PROCESSES; slot += 1) start(slot, 0);

  return {
    done,
    answered: (count) =>
      new Promise((resolve) => {
        waiting.add({ count, resolve });
        wake();
      }),
    killOne: async (choice) => {
      const child = [...atWork.values()][Math.floor(choice * atWork.size)];
      if (!child || ended) return;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      const [, signal] = (await exit) as [number | null, string | null];
      if (signal === "SIGKILL") kills += 1;
    },
    killed: () => kills,
    died: () => replaced - kills,
    stop: () => end(),
  };
}
