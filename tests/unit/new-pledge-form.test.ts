import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { newPledgeForm, readGivenAs } from "~/routes/sponsor/new-pledge-form";
import { usualUnits } from "~/routes/sponsor/new-pledge-limits";
import { nextOf } from "~/routes/sponsor/pledge-next";

const KEY = "0b9ad7ac-6f6a-4a3f-9a0e-6f1f5a1d3c55";
const words = (key: string) => key;

function send(fields: Record<string, string>, guest: boolean) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ units: "3", mode: "money", givenAs: "person", idempotencyKey: KEY, ...fields })) form.set(name, value);
  return parseWithZod(form, { schema: newPledgeForm(words, guest) });
}

/** What is wrong with each field; nothing when the form is taken. */
const wrong = (fields: Record<string, string>, guest = false) => send(fields, guest).reply().error;

describe("the pledge form", () => {
  it("reads what a signed-in sponsor sends, empty fields left out", () => {
    const sent = send({ honourName: "", message: "  Chúc các em ấm áp  ", goodsNote: "" }, false);
    expect(sent.status === "success" && sent.value).toEqual({ units: 3, mode: "money", givenAs: "person", idempotencyKey: KEY, message: "Chúc các em ấm áp" });
  });

  it("asks a guest for a name and an address, and nobody else", () => {
    expect(wrong({}, true)).toEqual({ name: ["error.nameMissing"], email: ["error.emailInvalid"] });
    expect(send({ name: "Khách Demo", email: "khach@example.com" }, true).status).toBe("success");
    expect(wrong({ name: "Khách Demo", email: "khach@" }, true)).toEqual({ email: ["error.emailInvalid"] });
  });

  it.each(["0", "-2", "1.5", "mười", "", "1e9"])("refuses %j units in the reader's words", (units) => {
    expect(wrong({ units })).toEqual({ units: ["error.unitsInvalid"] });
  });

  it("refuses a mode, a giver or a key that no form of ours sends", () => {
    expect(wrong({ mode: "gold" })).toEqual({ mode: ["error.modeMissing"] });
    expect(wrong({ givenAs: "organisation:x" })).toEqual({ givenAs: ["error.givenAsMissing"] });
    expect(wrong({ idempotencyKey: "again" })).toEqual({ idempotencyKey: ["error.formOld"] });
  });

  it("gives back what was typed when it refuses", () => {
    const reply = send({ units: "0", honourName: "Gia đình Demo" }, false).reply();
    expect(reply.initialValue).toMatchObject({ units: "0", honourName: "Gia đình Demo" });
  });

  it("takes the giver apart", () => {
    expect(readGivenAs("person")).toEqual({ givenAs: "person" });
    expect(readGivenAs("anonymous")).toEqual({ givenAs: "anonymous" });
    expect(readGivenAs(`organisation:${KEY}`)).toEqual({ givenAs: "organisation", organisationId: KEY });
  });

  it("proposes what a usual gift buys: at least one unit, never more than remain", () => {
    expect(usualUnits(15_000, 10_000)).toBe(20);
    expect(usualUnits(15_000, 4)).toBe(4);
    expect(usualUnits(2_500_000, 9)).toBe(1);
    expect(usualUnits(15_000, 0)).toBe(1);
  });
});

describe("what a pledge waits for", () => {
  const pledge = { state: "held", mode: "money", payment: { received: 0 }, deliveries: [], certificate: null, unitsReturned: 0 };

  it("asks for the transfer, then for what is missing", () => {
    expect(nextOf(pledge)).toBe("pay");
    expect(nextOf({ ...pledge, payment: { received: 100_000 } })).toBe("payRest");
  });

  it("follows goods, deliveries and certificate", () => {
    expect(nextOf({ ...pledge, mode: "in_kind", payment: null })).toBe("goods");
    expect(nextOf({ ...pledge, state: "confirmed" })).toBe("plan");
    expect(nextOf({ ...pledge, state: "in_delivery", deliveries: [{}] })).toBe("deliver");
    expect(nextOf({ ...pledge, state: "delivered", deliveries: [{}] })).toBe("certificate");
    expect(nextOf({ ...pledge, state: "closed", certificate: { state: "issued" } })).toBe("issued");
    expect(nextOf({ ...pledge, state: "closed", certificate: { state: "revoked" } })).toBe("revoked");
  });

  it.each(["lapsed", "cancelled", "refunded"])("says that it is %s, whatever came before", (state) => {
    expect(nextOf({ ...pledge, state, payment: { received: 5 } })).toBe(state);
  });
});
