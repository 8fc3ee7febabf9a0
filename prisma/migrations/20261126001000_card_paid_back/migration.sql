-- A saved card is also given up when money that was taken from it went back to it: nothing is taken from it again without a new consent.
ALTER TABLE saved_card DROP CONSTRAINT saved_card_removed_why_check;
ALTER TABLE saved_card ADD CONSTRAINT saved_card_removed_why_check CHECK (removed_why IN ('sponsor', 'replaced', 'plan_over', 'paid_back'));
