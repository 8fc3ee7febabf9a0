import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { checkStatement } from "~/domain/payments/statements/check-statement.server";
import { appealLines } from "../support/appeal-statement";
import { makeViewer } from "../support/factories";
import { outcomeOf, upload } from "../support/import-statement";
import { vietcombankCsv } from "../support/statement-files";

const MB = 1024 * 1024;

it("holds no more of a long statement in memory than of a short one", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const viewer = await makeViewer({ role: "fund_manager" });
  const live = async (credits: number) => {
    const importId = await upload(viewer, vietcombankCsv(appealLines({ credits, seed: credits })));
    collect();
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const sampling = setInterval(() => {
      collect();
      most = Math.max(most, process.memoryUsage().heapUsed);
    }, 100);
    await checkStatement(importId);
    clearInterval(sampling);
    expect((await outcomeOf(importId)).found.credits).toBe(credits);
    return most - before;
  };
  await live(500);
  const [short, long] = [await live(4_000), await live(40_000)];
  expect(long).toBeLessThan(short + 25 * MB);
});
