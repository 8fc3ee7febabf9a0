import type { EventKind, RecordedEvent } from "~/domain/audit/event";
import { followCardReport } from "./follow-card-report";
import { restoreRefundOfCard } from "./restore-refund-of-card";
import { sendCardRefund } from "./send-card-refund";
import { tellCardRefundFailed } from "./tell-card-refund-failed";
import { tellCardRefunded } from "./tell-card-refunded";
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
import { mailGuestCode } from "./mail-guest-code";
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
  "pledge.made": [tellPledgeMade, mailGuestCode],
  "pledge.email_confirmed": [tellPledgeMade],
  "payment.settled": [tellPaymentReceived],
  "transfer.suspended": [matchPayoutCredit, applySurplus, tellMoneyWaiting],
  "surplus.used": [askForSurplusBack, tellSurplusUsed],
  "instalment.settled": [tellInstalmentReceived, retireCardOfPledge],
  "instalment.missed": [tellPromiseChanged],
  "instalment.picked_up": [tellPromiseChanged],
  "instalment.dropped": [offerToWaitlist],
  "plan.paused": [tellPromiseChanged],
  "plan.shortened": [tellPromiseChanged, retireCardOfPledge],
  "plan.day_changed": [tellPromiseChanged],
  "plan.ended": [tellPromiseChanged, retireCardOfPledge],
  "units.taken_back": [offerToWaitlist],
  "need.published": [askToTellSearchServer],
  "need.covered": [askToTellSearchServer],
  "need.reopened": [askToTellSearchServer, offerToWaitlist],
  "need.delivered": [askToTellSearchServer],
  "need.closed": [askToTellSearchServer],
  "need.withdrawn": [askToTellSearchServer],
  "need.expired": [askToTellSearchServer],
  "pledge.confirmed": [closeOfferOfPledge],
  "pledge.lapsed": [closeOfferOfPledge, offerToWaitlist],
  "pledge.cancelled": [closeOfferOfPledge, offerToWaitlist],
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
  "pledge.part_refunded": [offerToWaitlist],
  "plan.refunded": [offerToWaitlist, retireCardOfPledge],
  "delivery.confirmed": [tellDeliveryConfirmed],
  "pledge.delivered": [draftCertificateOfPledge],
  "certificate.issued": [tellCertificateIssued],
};

/** Does everything that follows an event. One deed that fails fails the job, which is tried again with all its deeds. */
export async function followUp(event: RecordedEvent): Promise<void> {
  for (const deed of consequences[event.kind] ?? []) await deed(event);
}
