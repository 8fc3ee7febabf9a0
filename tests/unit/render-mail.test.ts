import { describe, expect, it, vi } from "vitest";
import type { MailLocale, MailProps, MailTemplate } from "~/domain/notifications/mail/mail-template";
import { mailTemplates, renderMail } from "~/domain/notifications/render-mail.server";
import english from "~/locales/en/mail.json";
import vietnamese from "~/locales/vi/mail.json";

vi.hoisted(() => vi.stubEnv("DEMO", "1"));

const share = {
  sponsorName: "Người ủng hộ Demo & <Bạn>",
  needCode: "HP-MEAL-0007",
  needTitle: "Bữa ăn bán trú “ấm bụng”",
  place: "Xã Việt Khê, Hải Phòng",
  quantity: 1200,
  unit: "bữa",
};
const { sponsorName: _name, ...line } = share;
const lines = [line, { ...line, needCode: "HP-WARM-0002", needTitle: "Áo ấm mùa đông", quantity: 3, unit: "áo" }];
const deadline = "2026-11-26T09:30:00.000Z";
const url = "https://example.org/my/pledges/1?step=pay&from=mail";
const bank = { by: "bank", amount: 36_000_000, reference: "TLV7KQ4M2X", bankName: "Ngân hàng minh họa", account: "0011001234567", holder: "QUY DEMO" } as const;

/** Every template with every choice its writer has. */
const samples: { [T in MailTemplate]: MailProps[T][] } = {
  "sign-in-code": [{ code: "482913", minutes: 10, url }],
  "guest-confirm-code": [{ code: "482913", minutes: 10, needCode: share.needCode, needTitle: share.needTitle, url }],
  "search-confirm-code": [{ code: "482913", minutes: 10, searchName: "Bữa ăn, Lào Cai", url }],
  "pledge-made": [
    { ...share, deadline, url, payment: bank },
    { ...share, deadline, url, payment: { by: "card", amount: 500_000 } },
    { ...share, deadline, url, payment: { by: "in_kind" } },
  ],
  "hold-lapsing": [
    { ...share, deadline, url, amount: 500_000, reference: "TLV7KQ4M2X" },
    { ...share, deadline, url, amount: 500_000, reference: null },
  ],
  "basket-made": [bank, { ...bank, amount: 900_000_000, transfers: [450_000_000, 450_000_000] }, { by: "card" as const, amount: 500_000 }].map((payment) => ({ sponsorName: share.sponsorName, lines, deadline, url, payment })),
  "basket-lapsing": [{ sponsorName: null, lines, deadline, url, amount: 500_000, reference: "TLV7KQ4M2X" }],
  "basket-received": [{ sponsorName: share.sponsorName, lines, amount: 500_000, receipts: ["BN-2026-000012", "BN-2026-000013"], receivedOn: deadline, url }],
  "payment-received": [null, "BN-2026-000011"].map((replaces) => ({ sponsorName: null, amount: 36_000_000, receiptNumber: "BN-2026-000012", replaces, receivedOn: deadline, needCode: share.needCode, needTitle: share.needTitle, url })),
  "money-waiting": (["late", "unplaced", "excess", "lifted"] as const).map((why) => ({ sponsorName: share.sponsorName, why, amount: 500_000, receivedOn: deadline, reference: null, url })),
  "card-refunded": [
    { sponsorName: share.sponsorName, why: "late", amount: 500_000, charged: "US$19.00", lacking: 0, again: null, reference: "TLV7KQ4M2X", url },
    { sponsorName: null, why: "other", amount: 500_000, charged: "500.000 ₫", lacking: 500_000, again: null, reference: "TLV7KQ4M2X", url },
    { sponsorName: null, why: "other", amount: 500_000, charged: "500.000 ₫", lacking: 0, again: { position: 3, count: 9, dueOn: "2027-08-05" }, reference: "TLV7KQ4M2X", url },
  ],
  "card-refund-failed": [true, false].map((stands) => ({ sponsorName: share.sponsorName, stands, amount: 500_000, reference: "TLV7KQ4M2X", needCode: share.needCode, needTitle: share.needTitle, url })),
  "refund-decided": [true, false].flatMap((approved) =>
    (["pledge", "part", "excess"] as const).map((of) => ({ sponsorName: share.sponsorName, approved, of, amount: 500_000, bank: 300_000, card: 200_000, reference: "TLV7KQ4M2X", url })),
  ),
  "refund-returned": [{ sponsorName: share.sponsorName, amount: 500_000, reference: "TLV7KQ4M2X", returnedOn: deadline, url }],
  "refund-paid": [{ sponsorName: null, amount: 500_000, reference: "TLV7KQ4M2X", paidOn: deadline, url }],
  "money-decided": (["kept", "returned", "placed", "elsewhere", "same"] as const).map((as) => ({ sponsorName: share.sponsorName, as, amount: 500_000, lacking: as === "placed" ? 100_000 : 0, reference: "TLV7KQ4M2X", url })),
  "payment-undone": [deadline, null].map((until) => ({ sponsorName: share.sponsorName, amount: 500_000, reference: "TLV7KQ4M2X", lacking: 500_000, deadline: until, url })),
  "instalment-reminder": (["ahead", "due", "late7", "late14"] as const).map((when) => ({
    sponsorName: share.sponsorName, when, position: 3, count: 9, amount: 1_500_000, dueOn: deadline, lastDay: deadline, reference: "TLV7KQ4M2X", bankName: bank.bankName, account: bank.account, holder: bank.holder,
    needCode: share.needCode, needTitle: share.needTitle, url,
  })),
  "instalment-received": ([[deadline, null], [null, { brand: "Visa", last4: "4242" }], [null, { brand: null, last4: "4242" }]] as const).map(([nextDueOn, card]) => ({
    sponsorName: null, card, position: 3, count: 9, amount: 1_500_000, receiptNumber: "BN-2026-000012", receivedOn: deadline, nextDueOn, needCode: share.needCode, needTitle: share.needTitle, url,
  })),
  "instalment-by-card": (["ahead", "today", "again"] as const).map((when) => ({
    sponsorName: share.sponsorName, when, position: 3, count: 9, amount: 1_500_000, takenOn: deadline, needCode: share.needCode, needTitle: share.needTitle, url,
  })),
  "card-saved": [{ amount: 1_500_000, dueOn: deadline }, null].map((next) => ({ sponsorName: share.sponsorName, agreed: "Tôi đồng ý để quỹ tự trừ 8 kỳ sau.", agreedOn: deadline, next, needCode: share.needCode, needTitle: share.needTitle, url })),
  "card-declined": (["again", "last", "confirm", "blocked"] as const).flatMap((what) =>
    (["authentication_required", "insufficient_funds", "expired_card", "lost_card", "stolen_card", "declined"] as const).map((reason) => ({
      sponsorName: null, what, reason, position: 3, count: 9, amount: 1_500_000, nextOn: what === "again" ? deadline : null, lastDay: deadline, needCode: share.needCode, needTitle: share.needTitle, url,
    })),
  ),
  "promise-changed": (["paused", "shortened", "day_changed", "ended", "missed", "picked_up"] as const).flatMap((what) =>
    (["sponsor", "coordinator"] as const).map((to) => ({
      to, name: share.sponsorName, what, reference: "TLV7KQ4M2X", instalments: 2, units: what === "day_changed" ? 0 : 6, unit: share.unit, until: deadline, day: 15, bridgeCode: what === "missed" ? "HP-MEAL-0031" : null,
      needCode: share.needCode, needTitle: share.needTitle, url,
    })),
  ),
  "bridge-waits": (["fund", "coordinator"] as const).map((to) => ({ to, name: share.sponsorName, times: 2, until: deadline, units: 3, unit: share.unit, amount: 1_500_000, needCode: share.needCode, needTitle: share.needTitle, url })),
  "surplus-used": (["excess", "double", "late", "not_payable", "missed", "ended", "undeliverable"] as const).flatMap((cause) => [
    { sponsorName: share.sponsorName, as: "need" as const, cause, amount: 500_000, reference: "TLV7KQ4M2X", newNeed: "Áo ấm (HP-WARM-0002)", newReference: "TLV7KQ4M2X", url },
    { sponsorName: null, as: "reserve" as const, cause, amount: 5_000, reference: "TLV7KQ4M2X", newNeed: null, newReference: null, url },
  ]),
  "new-needs": (["immediate", "daily"] as const).flatMap((frequency) =>
    [1, 12].map((count) => ({
      name: count === 1 ? null : share.sponsorName, searchName: "Bữa ăn, Lào Cai", frequency, count, url, manageUrl: "https://example.org/my/searches", unsubscribeUrl: "https://example.org/searches/unsubscribe/abc.def",
      needs: [{ code: share.needCode, title: share.needTitle, place: share.place, unit: share.unit, price: "15.000 ₫", free: 1150, quantity: 1200, deadline, url: "https://example.org/needs/HP-MEAL-0007" }],
    })),
  ),
  "waitlist-offer": [{ ...share, amount: 500_000, deadline, url }],
  "delivery-confirmed": [{ ...share, deliveredOn: deadline, url }],
  "certificate-issued": [{ sponsorName: share.sponsorName, number: "TLV-2026-000123", issuedOn: deadline, verifyCode: "X7Q4-KM2P", verifyUrl: "https://example.org/verify/X7Q4-KM2P", url }],
};
const locales: MailLocale[] = ["vi", "en"];
const texts = { vi: vietnamese, en: english } as Record<MailLocale, Record<string, unknown>>;

function leaves(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

function render<T extends MailTemplate>(template: T, locale: MailLocale, at = 0) {
  return renderMail(template, locale, samples[template][at]!);
}

describe("mail texts", () => {
  it("say the same things, with the same parameters, in both languages", () => {
    const [inVietnamese, inEnglish] = [leaves(vietnamese), leaves(english)];
    expect(inEnglish.map(([key]) => key)).toEqual(inVietnamese.map(([key]) => key));
    for (const [at, [key, text]] of inVietnamese.entries()) {
      expect([key, parameters(inEnglish[at]![1])]).toEqual([key, parameters(text)]);
    }
  });
});

describe.each(mailTemplates.flatMap((template) => locales.map((locale) => [template, locale] as const)))("%s in %s", (template, locale) => {
  it("has every text filled in, and one next step, in HTML and in plain text", async () => {
    for (const [at] of samples[template].entries()) {
      const { subject, html, text } = await render(template, locale, at);
      const keys = leaves(texts[locale]).map(([key]) => key);
      for (const part of [subject, html, text]) {
        expect(part).not.toMatch(/\{\{|undefined|NaN|Invalid Date|\[object/);
        for (const key of keys) expect(part).not.toContain(`${template}.${key.split(".").slice(1).join(".")}`);
        expect(part).not.toContain("common.");
      }
      expect(subject.length).toBeGreaterThan(10);
      expect(html).toContain(`lang="${locale}"`);
      expect(html.match(/class="button"/g)).toHaveLength(1);
      expect(text.split("https://example.org/my/pledges/1?step=pay&from=mail")).toHaveLength(2);
      expect(html).not.toMatch(/<img|background-image|<script/i);
    }
  });

  it("shows that it is a demonstration", async () => {
    const { html, text } = await render(template, locale);
    const mark = String((texts[locale].common as Record<string, string>).demo);
    expect(html).toContain(mark);
    expect(text).toContain(mark);
  });
});

describe("a pledge mail", () => {
  it("tells everything needed to pay, also without HTML", async () => {
    const { text } = await render("pledge-made", "vi");
    for (const fact of ["TLV7KQ4M2X", "36.000.000 ₫", "0011001234567", "QUY DEMO", "1.200 bữa", "16:30 ngày 26/11/2026"]) expect(text).toContain(fact);
    expect(text).toMatch(/Số tài khoản: +0011001234567/);
  });

  it("writes the sponsor's name as text, never as markup", async () => {
    const { html, text } = await render("pledge-made", "en");
    expect(html).toContain("Dear Người ủng hộ Demo &amp; &lt;Bạn&gt;,");
    expect(text).toContain("Dear Người ủng hộ Demo & <Bạn>,");
    expect(text).toContain("16:30 on 26 November 2026 (Việt Nam time)");
  });

  it("asks for no payment when goods were pledged", async () => {
    const { html } = await render("pledge-made", "vi", 2);
    expect(html).not.toContain("Số tài khoản");
    expect(html).not.toContain("₫");
  });
});
