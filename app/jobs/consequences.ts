import type { EventKind, RecordedEvent } from "~/domain/audit/event";
import { followCardReport } from "./follow-card-report";
import { restoreRefundOfCard } from "./restore-refund-of-card";
import { sendCardRefund } from "./send-card-refund";
import { tellBridgeProlonged } from "./tell-bridge-prolonged";
import { tellCardRefundFailed } from "./tell-card-refund-failed";
import { tellCardRefunded } from "./tell-card-refunded";
import { announceNewNeed } from "./announce-new-need";
import { applySurplus } from "./apply-surplus";
import { explainRecordedDebit, explainWaitingDebits } from "./explain-debits";
import { matchPayoutCredit } from "./match-payout-credit";
import { closeOfferOfPledge, offerToWaitlist, tellWaitlistOffer } from "./serve-waitlist";
import { tellInstalmentReceived } from "./tell-instalment-received";
import { tellPromiseChanged } from "./tell-promise-changed";
import { tellSurplusUsed } from "./tell-surplus-used";
import { forgetRemovedCard, retireCardOfPledge } from "./retire-saved-card";
import { tellCardSaved } from "./tell-card-saved";
import { tellChargeDeclined } from "./tell-charge-declined";
import { draftCertificateOfPledge } from "./draft-certificate-of-pledge";
import { rankNeedOfEvent } from "./rank-need-of-event";
import { mailBasketCode } from "./mail-basket-code";
import { mailGuestCode } from "./mail-guest-code";
import { tellBasketMade } from "./tell-basket-made";
import { tellBasketReceived } from "./tell-basket-received";
import { tellCertificateIssued } from "./tell-certificate-issued";
import { tellDeliveryConfirmed } from "./tell-delivery-confirmed";
import { tellMoneyDecided } from "./tell-money-decided";
import { tellMoneyWaiting } from "./tell-money-waiting";
import { tellPaymentReceived } from "./tell-payment-received";
import { tellPaymentUndone } from "./tell-payment-undone";
import { askForSurplusBack, followRefundsOfCard } from "./follow-refunds";
import { tellRefundDecided, tellRefundPaid, tellRefundReturned } from "./tell-of-refund";
import { tellPledgeMade } from "./tell-pledge-made";
import { askToTellSearchServer } from "./tell-search-server";

/** What one event leads to. It may be done twice, because a worker can die after doing it: every deed is written to bear that. */
export type Consequence = (event: RecordedEvent) => Promise<void>;

/** What follows each event, in one table. */
export const consequences: Partial<Record<EventKind, readonly Consequence[]>> = {
  "pledge.made": [rankNeedOfEvent, tellPledgeMade, mailGuestCode],
  "pledge.email_confirmed": [tellPledgeMade],
  "basket.made": [tellBasketMade, mailBasketCode],
  "basket.settled": [tellBasketReceived],
  "payment.settled": [tellPaymentReceived],
  "transfer.suspended": [matchPayoutCredit, applySurplus, tellMoneyWaiting],
  "surplus.used": [askForSurplusBack, tellSurplusUsed],
  "instalment.settled": [tellInstalmentReceived, retireCardOfPledge],
  "instalment.missed": [tellPromiseChanged],
  "instalment.picked_up": [tellPromiseChanged],
  "instalment.dropped": [rankNeedOfEvent, offerToWaitlist],
  "plan.paused": [tellPromiseChanged],
  "plan.shortened": [rankNeedOfEvent, tellPromiseChanged, retireCardOfPledge],
  "plan.day_changed": [tellPromiseChanged],
  "plan.ended": [rankNeedOfEvent, tellPromiseChanged, retireCardOfPledge],
  "units.taken_back": [rankNeedOfEvent, offerToWaitlist],
  "need.published": [rankNeedOfEvent, askToTellSearchServer, announceNewNeed],
  "need.covered": [askToTellSearchServer],
  "need.reopened": [rankNeedOfEvent, askToTellSearchServer, offerToWaitlist],
  "need.delivered": [askToTellSearchServer],
  "need.closed": [askToTellSearchServer],
  "need.withdrawn": [askToTellSearchServer],
  "need.expired": [askToTellSearchServer],
  "need.prolonged": [askToTellSearchServer, tellBridgeProlonged],
  "need.priority_set": [askToTellSearchServer],
  "need.priority_released": [askToTellSearchServer],
  "need.priority_lapsed": [askToTellSearchServer],
  "need.facts_stated": [askToTellSearchServer],
  "need.giving_set": [askToTellSearchServer],
  "pledge.confirmed": [closeOfferOfPledge],
  "pledge.lapsed": [rankNeedOfEvent, closeOfferOfPledge, offerToWaitlist],
  "pledge.cancelled": [rankNeedOfEvent, closeOfferOfPledge, offerToWaitlist],
  "goods.declined": [offerToWaitlist],
  "waitlist.joined": [offerToWaitlist],
  "waitlist.offered": [tellWaitlistOffer],
  "waitlist.taken": [tellPledgeMade],
  "card.reported": [followCardReport],
  "card.saved": [tellCardSaved],
  "card.removed": [forgetRemovedCard],
  "card.charge_declined": [tellChargeDeclined],
  "card.refund_wanted": [sendCardRefund],
  "card.refund_booked": [followRefundsOfCard, tellCardRefunded],
  "card.refund_failed": [followRefundsOfCard, restoreRefundOfCard],
  "card.refund_restored": [tellCardRefundFailed],
  "card.refund_stays": [tellCardRefundFailed],
  "card.refund_refused": [followRefundsOfCard],
  "card.payout_booked": [explainWaitingDebits],
  "transfer.undone": [tellPaymentUndone],
  "transfer.placed": [tellMoneyDecided],
  "transfer.kept_as_gift": [tellMoneyDecided],
  "transfer.returned": [tellMoneyDecided],
  "transfer.same_money": [tellMoneyDecided],
  "refund.approved": [tellRefundDecided],
  "refund.declined": [tellRefundDecided],
  "refund.paid": [tellRefundPaid, explainWaitingDebits],
  "debit.recorded": [explainRecordedDebit],
  "disbursement.booked": [explainWaitingDebits],
  "fee.booked": [explainWaitingDebits],
  "refund.bank_part_gone": [tellRefundPaid, explainWaitingDebits],
  "refund.returned_by_bank": [tellRefundReturned],
  "pledge.part_refunded": [rankNeedOfEvent, offerToWaitlist],
  "plan.refunded": [offerToWaitlist, retireCardOfPledge],
  "delivery.confirmed": [rankNeedOfEvent, tellDeliveryConfirmed],
  "pledge.delivered": [draftCertificateOfPledge],
  "certificate.issued": [tellCertificateIssued],
};

/** Does everything that follows an event. One deed that fails fails the job, which is tried again with all its deeds. */
export async function followUp(event: RecordedEvent): Promise<void> {
  for (const deed of consequences[event.kind] ?? []) await deed(event);
}
