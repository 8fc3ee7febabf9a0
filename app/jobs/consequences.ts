import type { EventKind, RecordedEvent } from "~/domain/audit/event";
import { followCardReport } from "./follow-card-report";
import { sendCardRefund } from "./send-card-refund";
import { tellCardRefunded } from "./tell-card-refunded";
import { draftCertificateOfPledge } from "./draft-certificate-of-pledge";
import { mailGuestCode } from "./mail-guest-code";
import { tellCertificateIssued } from "./tell-certificate-issued";
import { tellDeliveryConfirmed } from "./tell-delivery-confirmed";
import { tellMoneyWaiting } from "./tell-money-waiting";
import { tellPaymentReceived } from "./tell-payment-received";
import { tellPaymentUndone } from "./tell-payment-undone";
import { tellRefundDecided, tellRefundPaid } from "./tell-of-refund";
import { tellPledgeMade } from "./tell-pledge-made";

/** What one event leads to. It may be done twice, because a worker can die after doing it: every deed is written to bear that. */
export type Consequence = (event: RecordedEvent) => Promise<void>;

/** What follows each event, in one table. */
export const consequences: Partial<Record<EventKind, readonly Consequence[]>> = {
  "pledge.made": [tellPledgeMade, mailGuestCode],
  "pledge.email_confirmed": [tellPledgeMade],
  "payment.settled": [tellPaymentReceived],
  "transfer.suspended": [tellMoneyWaiting],
  "card.reported": [followCardReport],
  "card.refund_wanted": [sendCardRefund],
  "card.refund_booked": [tellCardRefunded],
  "transfer.undone": [tellPaymentUndone],
  "refund.approved": [tellRefundDecided],
  "refund.declined": [tellRefundDecided],
  "refund.paid": [tellRefundPaid],
  "delivery.confirmed": [tellDeliveryConfirmed],
  "pledge.delivered": [draftCertificateOfPledge],
  "certificate.issued": [tellCertificateIssued],
};

/** Does everything that follows an event. One deed that fails fails the job, which is tried again with all its deeds. */
export async function followUp(event: RecordedEvent): Promise<void> {
  for (const deed of consequences[event.kind] ?? []) await deed(event);
}
