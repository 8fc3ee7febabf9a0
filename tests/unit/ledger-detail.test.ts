import { describe, expect, it } from "vitest";
import { ledgerKinds } from "~/domain/payments/ledger";
import { ledgerDetail } from "~/domain/payments/ledger-detail";
import { translator } from "~/locales/i18n";

const [vi, en] = [translator("vi", "fund"), translator("en", "fund")];
const ID = "01234567-89ab-cdef-0123-456789abcdef";

describe("what a booking was about", () => {
  it.each([
    ["transfer_placed", "demo_bank DB-1: exact TLV7KQ4M2X", "TLV7KQ4M2X · Ngân hàng minh họa DB-1 · Đúng số tiền", "TLV7KQ4M2X · Demonstration bank DB-1 · Exact"],
    ["transfer_suspended", `statement statement:${ID}:8: no_reference`, "Sao kê, dòng 8 · Không có mã", "Statement, row 8 · No reference"],
    ["transfer_suspended", "bank_webhook casso:77: several_references", "Ngân hàng báo trực tiếp casso:77 · Nhiều mã", "Notice from the bank casso:77 · Several references"],
    ["transfer_placed", "card: exact TLV7KQ4M2X", "TLV7KQ4M2X · Thẻ (Stripe) · Đúng số tiền", "TLV7KQ4M2X · Card (Stripe) · Exact"],
    ["suspense_placed", "statement FT 7 8: placed on TLV7KQ4M2X", "TLV7KQ4M2X · Sao kê ngân hàng FT 7 8", "TLV7KQ4M2X · Bank statement FT 7 8"],
    ["suspense_placed", "TLV7KQ4M2X: picked up again", "TLV7KQ4M2X · kỳ bị lỡ được nối lại", "TLV7KQ4M2X · a missed instalment picked up again"],
    ["suspense_returned", "statement FT7: returned to the payer", "Sao kê ngân hàng FT7", "Bank statement FT7"],
    ["suspense_kept_as_gift", "demo_bank x: kept as a general gift", "Ngân hàng minh họa x", "Demonstration bank x"],
    ["hold_lapsed", "TLV7KQ4M2X: hold lapsed before the whole sum had come", "TLV7KQ4M2X · hết hạn giữ khi chưa đủ tiền", "TLV7KQ4M2X · the hold ended before the whole sum had come"],
    ["card_fee", "fee of pi_1: 59 of 1000 usd", "pi_1 · phí 0.59 USD trên 10.00 USD", "pi_1 · fee of 0.59 USD on 10.00 USD"],
    ["card_refunded", "refund re_1", "re_1", "re_1"],
    ["card_refund_failed", "refund re_1 failed", "re_1", "re_1"],
    ["card_disputed", "dispute dp_1: -45000 and fee 300000 vnd", "dp_1 · -45000 VND, phí 300000 VND", "dp_1 · -45000 VND, fee 300000 VND"],
    ["card_dispute_lost", "dispute dp_1 lost", "dp_1", "dp_1"],
    ["surplus_placed", "excess: TLV7KQ4M2X", "Chuyển nhiều hơn phần đăng ký · TLV7KQ4M2X", "More than was pledged · TLV7KQ4M2X"],
    ["surplus_reserved", "late: to the reserve", "Tiền đến sau hạn", "Came after the deadline"],
    ["reserve_drawn", "HP-MEAL-0001: TLV7KQ4M2X", "HP-MEAL-0001 · TLV7KQ4M2X", "HP-MEAL-0001 · TLV7KQ4M2X"],
    ["money_lifted", "TLV7KQ4M2X: undeliverable", "TLV7KQ4M2X · Phần không bàn giao được", "TLV7KQ4M2X · Units that could not be delivered"],
    ["delivery_confirmed", "GH-2026-00001", "GH-2026-00001", "GH-2026-00001"],
    ["refund_approved", "TLV7KQ4M2X: refund approved", "TLV7KQ4M2X", "TLV7KQ4M2X"],
    ["refund_paid", "TLV7KQ4M2X: refund paid, FT: 9, x", "TLV7KQ4M2X · FT: 9, x", "TLV7KQ4M2X · FT: 9, x"],
    ["refund_approved", "TLV7KQ4M2X: refund by bank instead of the card", "TLV7KQ4M2X · hoàn qua ngân hàng thay cho thẻ", "TLV7KQ4M2X · by bank instead of the card"],
    ["refund_returned", "TLV7KQ4M2X: refund sent back by the bank, FT-9", "TLV7KQ4M2X · FT-9", "TLV7KQ4M2X · FT-9"],
    ["disbursed", "CK-2026-00001, FT-1", "CK-2026-00001 · FT-1", "CK-2026-00001 · FT-1"],
    ["bank_fee", "bank fee FT-2 (2)", "FT-2 (2)", "FT-2 (2)"],
    ["reversal", "statement FT7: undone on TLV7KQ4M2X", "TLV7KQ4M2X · Hoàn tác lần ghi · Sao kê ngân hàng FT7", "TLV7KQ4M2X · Placement undone · Bank statement FT7"],
    ["reversal", "statement FT7: undone", "Hoàn tác lần ghi · Sao kê ngân hàng FT7", "Placement undone · Bank statement FT7"],
    ["reversal", "bank fee reversed", "Đảo khoản phí ngân hàng", "Bank fee reversed"],
    ["reversal", "CK-2026-00001: reversed", "Đảo khoản chi · CK-2026-00001", "Payment reversed · CK-2026-00001"],
    ["reversal", "TLV7KQ4M2X: the return marked by hand is on the statement", "TLV7KQ4M2X · lần trả lại ghi tay nay có trên sao kê", "TLV7KQ4M2X · the return marked by hand is on the statement"],
    ["reversal", "TLV7KQ4M2X: refund was not paid", "TLV7KQ4M2X · chưa hoàn, trở lại danh sách chi", "TLV7KQ4M2X · not paid, on its list again"],
  ])("%s: %s", (kind, description, inVietnamese, inEnglish) => {
    expect([ledgerDetail({ kind, description }, vi), ledgerDetail({ kind, description }, en)]).toEqual([inVietnamese, inEnglish]);
  });

  it.each([...ledgerKinds, "a_kind_of_tomorrow"])("of %s comes as it was stored where it was written in another way", (kind) => {
    for (const description of ["", "something else entirely", "nobody 7: exact", "statement FT7: unheard-of"]) {
      if (kind === "reserve_drawn" && description.includes(": ")) continue;
      expect(ledgerDetail({ kind, description }, vi)).toBe(description);
    }
  });
});
