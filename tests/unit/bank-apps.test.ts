import { describe, expect, it } from "vitest";
import { findBank, listBankApps, listBanks } from "~/domain/payments/bank-apps.server";

describe("the banks that a phone can pay from", () => {
  it("are each named once, in the order of the alphabet, and start their app by an address of its own, never a page", () => {
    const apps = listBankApps();
    expect(apps.length).toBeGreaterThan(30);
    expect(new Set(apps.map(({ name }) => name)).size).toBe(apps.length);
    expect(apps.map(({ name }) => name)).toEqual(apps.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, "vi")));
    const open = apps.flatMap(({ open: address }) => (address ? [address] : []));
    expect(open.length).toBeGreaterThan(5);
    for (const address of open) expect(address).toMatch(/^[a-z][a-z0-9+.-]*:\/\/$/);
    expect(open.filter((address) => /^https?:/.test(address))).toEqual([]);
    expect(apps.find(({ name }) => name === "Vietcombank")?.open).toBe("vietcombankmobile://");
  });

  it("leave out banks that bear another name now", () => {
    expect(listBankApps().filter(({ name }) => /DongABank|LienVietPostBank|Oceanbank/i.test(name))).toEqual([]);
  });

  it("are known by their six digits", () => {
    expect(findBank("970436")).toMatchObject({ name: "Vietcombank" });
    expect(findBank("000000")).toBeNull();
    expect(new Set(listBanks().map(({ bin }) => bin)).size).toBe(listBanks().length);
  });
});
