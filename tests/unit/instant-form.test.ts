import { describe, expect, it } from "vitest";
import { formAddress } from "~/routes/public/use-instant-form";

const defaults = { state: "open", within: "50" };

describe("the address of a form that sends itself", () => {
  it("holds every value that was chosen, in the order of the form", () => {
    expect(formAddress("/needs", [["q", "áo ấm"], ["province", "31"], ["province", "15"]], defaults)).toBe("/needs?q=%C3%A1o+%E1%BA%A5m&province=31&province=15");
  });

  it("leaves out what is empty, blank or a default", () => {
    expect(formAddress("/en/needs", [["q", "  "], ["near", ""], ["within", "50"], ["state", "open"]], defaults)).toBe("/en/needs");
    expect(formAddress("/needs", [["within", "100"], ["state", "all"], ["q", " a "]], defaults)).toBe("/needs?within=100&state=all&q=a");
  });
});
