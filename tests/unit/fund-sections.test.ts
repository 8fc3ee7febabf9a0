import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import routes from "~/routes";
import { fundGroups, sectionOf, waitingIn } from "~/routes/fund/fund-sections";
import type { FundWaiting } from "~/domain/certificates/read-fund-waiting.server";

const pages = (routes as RouteConfigEntry[]).filter(({ path, file }) => path?.startsWith("fund") && file.endsWith(".tsx")).map(({ path }) => `/${path}`);
const sections = fundGroups.flatMap((group) => group.sections);

describe("the sections of the fund", () => {
  it("are pages, each named once, and leave no list page out", () => {
    const addresses = sections.map(({ to }) => to);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(pages).toEqual(expect.arrayContaining(addresses));
    expect(pages.filter((path) => !path.includes(":") && !path.endsWith("/new")).toSorted()).toEqual(addresses.toSorted());
  });

  it.each([
    ["/fund", "work", "desk"],
    ["/fund/ledger/book", "books", "book"],
    ["/fund/ledger", "books", "ledger"],
    ["/fund/payments/new", "out", "payments"],
    ["/fund/payments/orders/TLC7KQ4M2X", "out", "payments"],
    ["/fund/receipts/TLV-BN-2026-000001", "books", "receipts"],
    ["/fund/ratesheet", "work", "desk"],
  ])("%s is in %s, %s", (path, group, section) => {
    const here = sectionOf(path);
    expect([here.group.key, here.section.key]).toEqual([group, section]);
  });

  it("say of a group what waits in all its sections", () => {
    const of = (count: number) => ({ count, oldestAt: null });
    const waiting: FundWaiting = { unplaced: { ...of(1), amount: 5 }, surplus: of(2), proposals: of(4), refunds: of(8), days: of(16), payouts: { ...of(256), amount: 5 }, debits: { ...of(128), amount: 5 }, toApprove: of(32), toIssue: of(64) };
    expect(Object.fromEntries(fundGroups.map((group) => [group.key, waitingIn(group, waiting)]))).toEqual({ work: 4, in: 257, out: 136, books: 16, promises: 2, certificates: 96 });
  });
});
