import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flashCookie, sessionCookies } from "../support/own-cookies";
import { csrfToken } from "~/routes/guards/csrf.server";
import { isSomebody } from "~/routes/guards/anybody";
import { sharedAddress } from "~/routes/public/shared-address";

const at = (target: string) => sharedAddress(target)?.address ?? null;

describe("the address under which a page is kept for everybody", () => {
  it.each([
    ["/", "/"], ["/en", "/en"], ["/needs", "/needs"], ["/en/needs", "/en/needs"], ["/map", "/map"], ["/map/31", "/map/31"], ["/en/programmes/hp-256", "/en/programmes/hp-256"],
    ["/needs/HP-MEAL-0007", "/needs/HP-MEAL-0007"], ["/en/how-it-works", "/en/how-it-works"],
  ])("%s is one", (target, address) => expect(at(target)).toBe(address));

  it.each([
    "/my", "/sign-in", "/shortlist", "/compare?need=HP-MEAL-0001", "/needs/HP-MEAL-0007/pledge", "/needs.data", "/needs/suggest", "/needs/hp-meal-0007", "/transparency", "/fund", "/dev/mailbox", "//needs", "/needs/",
    "/verify/TLV-2026-000001", "/api/v1/needs", "/embed/needs", "/assets/x.js", "/en/en", "/map/31/", "/programmes/..%2f..", `/needs?q=${"x".repeat(3000)}`, "/needs?q=&province=31",
  ])("%s is none", (target) => expect(at(target)).toBeNull());

  it("leaves out what the page does not read, and puts its filters in one order", () => {
    for (const same of ["/needs?province=31&category=meals", "/needs?category=meals&province=31", "/needs?utm_source=a&category=meals&province=31&state=open", "/needs?category=meals,nothing&province=31&page=1"]) expect(at(same)).toBe("/needs?province=31&category=meals");
    expect(at("/?x=1&y=2")).toBe("/");
    expect(at("/needs/HP-MEAL-0007?fbclid=1")).toBe("/needs/HP-MEAL-0007");
    expect(at("/needs?x=1")).toBe("/needs");
  });

  it("is that of itself, for any filters", () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.constantFrom("q", "province", "page", "sort", "near", "x"), fc.string(), (query, name, value) => {
        const target = `/needs?${query}&${new URLSearchParams([[name, value]])}`;
        const address = at(target);
        if (address !== null) expect(at(address)).toBe(address);
      }),
    );
  });

  it("counts few pages as common ones", () => {
    const common = (target: string) => sharedAddress(target)?.common;
    for (const few of ["/", "/needs", "/needs?category=meals", "/needs?province=31", "/en/map"]) expect(common(few), few).toBe(true);
    for (const many of ["/needs?q=a", "/needs/HP-MEAL-0007", "/needs?province=31&category=meals", "/map/31", "/programmes/x", "/needs?price=50000"]) expect(common(many), many).toBe(false);
  });
});

describe("a visitor", () => {
  it("is somebody by what the product's own cookies say of him", () => {
    for (const cookie of [...sessionCookies(), flashCookie()]) {
      expect(isSomebody(cookie), cookie).toBe(true);
      expect(isSomebody(`a=b; __Host-${cookie}`), cookie).toBe(true);
      expect(isSomebody(`a=b;${cookie}`), cookie).toBe(true);
    }
  });

  it("is nobody by a form token, by the cookies of others, or without any", () => {
    const token = csrfToken(new Request("http://localhost:3000")).setCookie!.split(";")[0]!;
    for (const cookies of [undefined, "", token, "_ga=tlv_session", "xtlv_session=1"]) expect(isSomebody(cookies), cookies).toBe(false);
  });
});
