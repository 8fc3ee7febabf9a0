import { afterEach, describe, expect, it } from "vitest";
import { currentAppeal } from "~/domain/disclosure/appeal.server";
import { env, parseEnvironment } from "~/platform/env.server";

const before = { ...env };

afterEach(() => {
  Object.assign(env, before);
});

/** The settings as an operator writes them. */
function configured(settings: Record<string, string>) {
  for (const name of Object.keys(env)) if (/^(APPEAL|DISCLOSURE)_/.test(name)) delete (env as Record<string, unknown>)[name];
  Object.assign(env, parseEnvironment({ NODE_ENV: "test", ...settings }));
  return currentAppeal();
}

describe("the deadlines of an appeal", () => {
  it("follow from its first day and three lengths, over the turn of a month and of a year", () => {
    const { days, receiveDays, distributeDays, postingDays } = configured({ APPEAL_FROM: "2026-11-15", APPEAL_RECEIVE_DAYS: "30", APPEAL_DISTRIBUTE_DAYS: "20", APPEAL_POSTING_DAYS: "10" });
    expect(days).toEqual({ from: "2026-11-15", receiveUntil: "2026-12-15", distributeUntil: "2027-01-04", postUntil: "2027-01-14" });
    expect([receiveDays, distributeDays, postingDays]).toEqual([30, 20, 10]);
  });

  it("have the lengths of the model decree where the fund sets none, and no days without a first one", () => {
    expect(configured({})).toMatchObject({ receiveDays: 90, distributeDays: 20, postingDays: 30, days: null });
    expect(configured({ APPEAL_FROM: "2028-02-01" }).days).toEqual({ from: "2028-02-01", receiveUntil: "2028-05-01", distributeUntil: "2028-05-21", postUntil: "2028-06-20" });
  });

  it.each([["APPEAL_RECEIVE_DAYS", "0"], ["APPEAL_DISTRIBUTE_DAYS", "367"], ["APPEAL_POSTING_DAYS", "1.5"], ["APPEAL_FROM", "2026-02-30"]])("stop the start when %s is %s", (name, value) => {
    expect(() => parseEnvironment({ NODE_ENV: "test", [name]: value })).toThrow(new RegExp(`^Wrong setting: ${name}`));
  });

  it("come with the fund's own words, and with invented ones only in the demonstration", () => {
    expect(configured({ APPEAL_TITLE_VI: "Áo ấm", DISCLOSURE_PLACE_EN: "Town hall" })).toMatchObject({ titleVi: "Áo ấm", placeEn: "Town hall", demo: true });
    expect(configured({}).titleVi).toMatch(/minh họa/);
    const real = configured({ DATABASE_URL: "postgresql://x@localhost/x" });
    expect(real).toMatchObject({ titleVi: null, basisEn: null, placeVi: null, demo: false });
  });
});
