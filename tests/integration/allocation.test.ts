import fc from "fast-check";
import { expect, it } from "vitest";
import { cancelPledge } from "~/domain/pledges/cancel-pledge.server";
import { makePledge } from "~/domain/pledges/make-pledge.server";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { db } from "~/platform/database.server";
import { checkInvariants } from "../support/check-invariants";
import { granted, makeNeed, pledgeRequest, setStage } from "../support/factories";

const QUANTITY = 12;

/** Take so many units, or give back the pledge at this place among those that live. */
type Step = { take: number } | { giveBack: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.record({ take: fc.integer({ min: 1, max: 6 }) }) }, { weight: 2, arbitrary: fc.record({ giveBack: fc.nat(20) }) }),
  { minLength: 4, maxLength: 14 },
);

/** Unit numbers as runs, first and last. */
function runs(units: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const unit of units) {
    const last = found.at(-1);
    if (last && last[1] === unit - 1) last[1] = unit;
    else found.push([unit, unit]);
  }
  return found;
}

it("gives the lowest free units whatever was taken and given back before, and counts them right", async () => {
  const { sponsor, receiverId } = await setStage();
  const property = fc.asyncProperty(steps, async (plan) => {
    const needCode = await makeNeed({ receiverId, quantity: QUANTITY });
    let free = Array.from({ length: QUANTITY }, (_, index) => index + 1);
    const live: { reference: string; units: number[] }[] = [];
    for (const step of plan) {
      if ("take" in step) {
        const answer = await makePledge(pledgeRequest(sponsor, needCode, { units: step.take }));
        if (step.take > free.length) {
          expect(answer).toEqual({ ok: false, reason: "units-taken", remaining: free.length });
          continue;
        }
        const units = free.slice(0, step.take);
        free = free.slice(step.take);
        live.push({ reference: granted(answer).reference, units });
      } else if (live.length > 0) {
        const [given] = live.splice(step.giveBack % live.length, 1);
        granted(await cancelPledge({ reference: given!.reference, viewer: sponsor }));
        free = [...free, ...given!.units].toSorted((a, b) => a - b);
      }
      const { unitsAllocated, state } = await db.need.findUniqueOrThrow({ where: { code: needCode } });
      expect({ unitsAllocated, state }).toEqual({ unitsAllocated: QUANTITY - free.length, state: free.length === 0 ? "covered" : "open" });
    }
    for (const { reference, units } of live) expect((await findPledgeFor(sponsor, reference))!.unitRanges).toEqual(runs(units));
  });
  await fc.assert(property, { numRuns: 25 });
  await checkInvariants();
});
