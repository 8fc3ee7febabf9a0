import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandName, declineReason, isTryDue, nextTryOn, TRY_DAYS, type Tried } from "~/domain/cards/saved-card";
import { consentWords, type ConsentFacts } from "~/domain/cards/consent-words.server";
import { daysLater } from "~/domain/pledges/instalment-schedule";

const DUE = "2027-01-05";
const GRACE = 21;
const tried = (more: Partial<Tried> = {}): Tried => ({ dueOn: DUE, tries: 0, lastTriedOn: null, payerWanted: false, ...more });

/** Every day on which a card that always refuses is tried, when the worker runs on the days that `runs` says. */
function triedOn(runs: readonly boolean[], grace: number): string[] {
  const days: string[] = [];
  for (const [later, works] of runs.entries()) {
    const today = daysLater(DUE, later - 2);
    if (works && isTryDue(tried({ tries: days.length, lastTriedOn: days.at(-1) ?? null }), today, grace)) days.push(today);
  }
  return days;
}

describe("the days on which a saved card is tried", () => {
  it("are the day itself, three days and seven days later", () => {
    expect(triedOn(Array.from({ length: 40 }, () => true), GRACE)).toEqual([DUE, "2027-01-08", "2027-01-12"]);
  });

  it("are never two on one day, never before it is due or after the grace, never more than three, whenever the worker runs", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 30 }), (runs, grace) => {
        const days = triedOn(runs, grace);
        expect(days.length).toBeLessThanOrEqual(TRY_DAYS.length);
        expect(new Set(days).size).toBe(days.length);
        for (const [index, day] of days.entries()) {
          expect(day >= daysLater(DUE, TRY_DAYS[index]!)).toBe(true);
          expect(day <= daysLater(DUE, grace)).toBe(true);
        }
      }),
    );
  });

  it("that a stopped worker missed are made up for on the next", () => {
    expect(isTryDue(tried(), daysLater(DUE, 5), GRACE)).toBe(true);
    expect(nextTryOn(tried({ tries: 1, lastTriedOn: daysLater(DUE, 5) }), GRACE)).toBe(daysLater(DUE, 6));
  });

  it("end when the bank wants the payer", () => {
    expect(nextTryOn(tried({ tries: 1, lastTriedOn: DUE, payerWanted: true }), GRACE)).toBeNull();
  });
});

describe("the words of consent", () => {
  const facts: ConsentFacts = { reference: "TLV7KQ4M2X", count: 8, lowest: 500_000n, highest: 500_000n, total: 4_000_000n, payDay: 5, firstOn: "2027-01-05", lastOn: "2027-08-05" };

  it.each([["vi", ["500.000\u00a0₫ mỗi kỳ", "4.000.000\u00a0₫", "5/1/2027", "5/8/2027"]], ["en", ["500,000\u00a0₫ each", "4,000,000\u00a0₫", "5 January 2027", "5 August 2027"]]] as const)("in %s name count, sums, days and how it stops", (locale, named) => {
    const { text } = consentWords(facts, locale);
    for (const word of ["8", "TLV7KQ4M2X", ...named]) expect(text).toContain(word);
    expect(text).not.toMatch(/\{\{/);
  });

  it("bear another mark as soon as anything in them differs", () => {
    const changes: Partial<ConsentFacts>[] = [{}, { count: 7 }, { lowest: 400_000n }, { total: 4_500_000n }, { payDay: 6 }, { firstOn: "2027-02-05" }, { lastOn: "2027-09-05" }, { reference: "TLV2222222" }];
    const marks = changes.map((change) => consentWords({ ...facts, ...change }, "vi").mark);
    expect(new Set([...marks, consentWords(facts, "en").mark]).size).toBe(changes.length + 1);
  });
});

it("a bank's reasons without words of their own are told as a plain refusal, and cards without a name as cards", () => {
  expect(["insufficient_funds", "authentication_required", "do_not_honor", "fraudulent"].map(declineReason)).toEqual(["insufficient_funds", "authentication_required", "declined", "declined"]);
  expect([brandName("visa"), brandName("unknown")]).toEqual(["Visa", null]);
});
