import { expect } from "vitest";
import { checkData } from "~/domain/audit/check-data.server";

/** Every rule that `npm run check:data` looks at holds; a broken one is shown with the rows that break it. */
export async function checkInvariants(): Promise<void> {
  const rules = await checkData();
  expect(rules.length, "rules looked at").toBeGreaterThan(0);
  expect(rules.filter(({ ok }) => !ok)).toEqual([]);
}
