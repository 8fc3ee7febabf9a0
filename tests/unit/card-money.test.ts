import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeOf, checkoutDeadline, dongAtRate, dongOfPart, feeInDong } from "~/domain/cards/card";
import { formatCharge, formatRate } from "~/domain/cards/charge-words";
import { isJump, isRate, parseRate, RATE_MAX, RATE_MIN } from "~/domain/cards/exchange-rate";
import { CARD_MAX, CARD_MIN, isCardAmount } from "~/domain/payments/card-limits";

const dong = fc.bigInt({ min: CARD_MIN, max: CARD_MAX });
const rate = fc.bigInt({ min: RATE_MIN, max: RATE_MAX });
const MINUTE = 60_000;

describe("what a card is charged", () => {
  it("is whole đồng as they are, never times a hundred", () => {
    fc.assert(fc.property(dong, (amount) => chargeOf(amount, "VND", null) === amount));
    expect(chargeOf(500_000n, "VND", null)).toBe(500_000n);
  });

  it("in cents is worth at least the gift, and not a whole cent more", () => {
    fc.assert(
      fc.property(dong, rate, (amount, per) => {
        const cents = chargeOf(amount, "USD", per);
        expect(cents * per >= amount * 10_000n).toBe(true);
        expect((cents - 1n) * per < amount * 10_000n).toBe(true);
        expect(dongAtRate(cents, per) >= amount).toBe(true);
      }),
    );
    expect(chargeOf(60_000n, "USD", 2_634_550n)).toBe(228n);
    expect(() => chargeOf(60_000n, "USD", null)).toThrow(RangeError);
  });

  it("stays within what cards carry", () => {
    expect([14_999n, 15_000n, 99_999_999n, 100_000_000n].map(isCardAmount)).toEqual([false, true, true, false]);
  });
});

describe("parts of a payment", () => {
  it("add up to its value to the đồng, however it is divided", () => {
    fc.assert(
      fc.property(dong, fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 8 }), (worth, parts) => {
        const amount = parts.reduce((sum, part) => sum + part, 0n);
        let before = 0n;
        let total = 0n;
        for (const part of parts) {
          total += dongOfPart({ dong: worth, amount }, part, before);
          before += part;
        }
        expect(total).toBe(worth);
        expect(dongOfPart({ dong: worth, amount }, 1n, amount)).toBe(0n);
      }),
    );
  });

  it("fees keep their share and their sign, and are never more than the whole", () => {
    fc.assert(
      fc.property(dong, fc.bigInt({ min: 1n, max: 1_000_000n }), fc.bigInt({ min: 0n, max: 1_000_000n }), (worth, gross, fee) => {
        const part = fee > gross ? gross : fee;
        const share = feeInDong(worth, gross, part);
        expect(share >= 0n && share <= worth).toBe(true);
        expect(feeInDong(worth, -gross, -part)).toBe(share === 0n ? 0n : -share);
        const off = 2n * (share * gross - worth * part);
        expect((off < 0n ? -off : off) <= gross).toBe(true);
      }),
    );
    expect(feeInDong(60_000n, 228n, 37n)).toBe(9_737n);
  });
});

describe("the deadline of a payment page", () => {
  const now = new Date("2026-11-25T03:00:00.400Z");
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

  it("is the hold's, where Stripe allows it; a short hold is lengthened, a long one left alone", () => {
    const latest = inMinutes(72 * 60);
    const of = (minutes: number, until = latest) => checkoutDeadline({ now, holdUntil: inMinutes(minutes), latest: until, minutes: 30 });
    expect(of(120)).toEqual({ expiresAt: new Date("2026-11-25T05:00:00Z"), holdUntil: new Date("2026-11-25T05:00:00Z") });
    expect(of(10)).toEqual({ expiresAt: new Date("2026-11-25T03:31:00Z"), holdUntil: new Date("2026-11-25T03:31:00Z") });
    expect(of(72 * 60)).toEqual({ expiresAt: new Date("2026-11-26T02:59:00Z"), holdUntil: inMinutes(72 * 60) });
    expect(of(10, inMinutes(20))).toBeNull();
  });

  it("always lies between half an hour and a day ahead, never before the page's own end, in whole seconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 30, max: 1440 }), (hold, latest, minutes) => {
        const time = checkoutDeadline({ now, holdUntil: inMinutes(hold), latest: inMinutes(latest), minutes });
        if (!time) return;
        const ahead = time.expiresAt.getTime() - now.getTime();
        expect(ahead >= 30 * MINUTE && ahead <= 24 * 60 * MINUTE).toBe(true);
        expect(time.expiresAt.getTime() % 1000).toBe(0);
        expect(time.holdUntil.getTime() >= time.expiresAt.getTime()).toBe(true);
      }),
    );
  });
});

describe("rates as people write them", () => {
  it.each([
    ["26.345", 2_634_500n], ["26345", 2_634_500n], ["26,345.50", 2_634_550n], ["26.345,5 ₫", 2_634_550n], [" 26 345 đ ", 2_634_500n], ["26345,5", 2_634_550n], ["1.000.000", 100_000_000n],
  ])("%s", (text, hundredths) => expect(parseRate(text)).toBe(hundredths));

  it.each(["", "abc", "26.345.5.1", "26.345.50", "-26345", "26,345,50", "1e5", "26.3456"])("%s is refused", (text) => expect(parseRate(text)).toBeNull());

  it("are read back as they are shown, in both languages", () => {
    fc.assert(fc.property(rate, fc.constantFrom("vi" as const, "en" as const), (per, locale) => parseRate(formatRate(Number(per), locale)) === per));
  });

  it("that slip by a factor or a twentieth are seen", () => {
    expect([99_999n, 100_000n, 100_000_000n, 100_000_001n].map(isRate)).toEqual([false, true, true, false]);
    expect([isJump(2_600_000n, null), isJump(2_700_000n, 2_600_000n), isJump(2_730_001n, 2_600_000n), isJump(2_469_999n, 2_600_000n)]).toEqual([false, false, true, true]);
  });

  it("amounts are written with their sign", () => {
    expect([formatCharge(1139, "USD", "en"), formatCharge(1139n, "EUR", "vi"), formatCharge(300_000, "VND", "vi")]).toEqual(["$11.39", "11,39\u00a0€", "300.000\u00a0₫"]);
  });
});
