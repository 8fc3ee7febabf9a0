import { type Outcome, type Refusal } from "~/domain/outcome";
import { transact, type Tx } from "~/platform/database.server";

/** Thrown inside a transaction to take everything back; becomes a plain refusal outside. */
class TakenBack extends Error {
  constructor(readonly refusal: Refusal<string>) {
    super("taken back");
  }
}

/** Runs a command in one transaction of which nothing remains when it is refused, however much it had already written. */
export async function allOrNothing<T extends object>(work: (tx: Tx) => Promise<Outcome<T, string>>): Promise<Outcome<T, string>> {
  try {
    return await transact(async (tx) => {
      const answer = await work(tx);
      if (!answer.ok) throw new TakenBack(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal;
    throw error;
  }
}
