import fc from "fast-check";
import { expect, it } from "vitest";
import { db } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { SIDE_PRICE } from "../support/basket-model";
import { checkInvariants } from "../support/check-invariants";
import { makeNeed, makeViewer, setStage } from "../support/factories";
import { moneyCommands, opening, type Real } from "../support/money-commands";
import { MoneyModel, PRICE, QUANTITY } from "../support/money-model";

// MODEL_RUNS asks for more; MODEL_SEED repeats an earlier run.
const RUNS = Number(process.env.MODEL_RUNS ?? 2_000);
const seed = Number(process.env.MODEL_SEED ?? Math.trunc(Math.random() * 2 ** 31));
const TIME_LIMIT = 300_000 + RUNS * 400;

it(`money behaves as the model says, whatever several people do in whatever order (${RUNS} runs, MODEL_SEED=${seed})`, { timeout: TIME_LIMIT }, async () => {
  // why: the same few people do thousands of deeds, whose sums reach every threshold; two people are the subject of two-people.test.ts.
  env.FUND_TWO_PERSON_ABOVE = Number.MAX_SAFE_INTEGER;
  const stage = await setStage();
  const [other, second] = [await makeViewer({ role: "sponsor" }), await makeViewer({ role: "fund_manager" })];
  const sideCode = await makeNeed({ receiverId: stage.receiverId, unitPrice: BigInt(SIDE_PRICE), quantity: 1_000_000 });
  const checked = { lastEntry: 0n, bank: 0 };
  const deeds = new Map<string, number>();
  const began = Date.now();
  await fc.assert(
    fc.asyncProperty(moneyCommands, async (commands) => {
      const needCode = await makeNeed({ receiverId: stage.receiverId, unitPrice: BigInt(PRICE), quantity: QUANTITY });
      const real: Real = { stage: { ...stage, needCode }, sponsors: [stage.sponsor, other], funds: [stage.fund, second], checked };
      const model = new MoneyModel(needCode, sideCode);
      await opening(model, real);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      for (const name of String(commands).matchAll(/(\w+)\(/g)) deeds.set(name[1]!, (deeds.get(name[1]!) ?? 0) + 1);
    }),
    { numRuns: RUNS, seed, endOnFailure: true },
  );
  const [counted] = await db.$queryRaw<{ bookings: number }[]>`SELECT count(*)::int AS bookings FROM ledger_transaction`;
  console.log(`MODEL_SEED=${seed}`, { runs: RUNS, seconds: Math.round((Date.now() - began) / 1000), bookings: counted!.bookings, ...Object.fromEntries(deeds) });
  // The runs were what they claim to be: every kind of deed was done, again and again.
  if (RUNS >= 500) for (const name of ["pledge", "basket", "pay", "lapse", "place", "undo", "refund", "refundPart", "comeBack", "deliver", "payOut", "reverse", "return"]) expect(deeds.get(name), name).toBeGreaterThan(50);
  await checkInvariants();
});
