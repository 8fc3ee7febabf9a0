import { createHmac } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { action } from "~/routes/webhooks/bank";

export const BANK_SECRET = "a secret of our own for this test";

/** A notice in SePay's shape of a credit of 30,000 đồng to the demonstration's account. */
export const bankNotice = (more: Record<string, unknown> = {}) => ({
  id: 92704, gateway: "Vietcombank", transactionDate: vietnamTime(clock.now()), accountNumber: "0000000000000", code: null, content: "ung ho", transferType: "in",
  transferAmount: 30_000, accumulated: 19_077_000, subAccount: null, referenceCode: "MBVCB.3278907687", description: "", ...more,
});

export type Delivery = { at?: Date; secret?: string; headers?: Record<string, string | null>; tamper?: (body: string) => string };

/** The headers under which SePay posts a body. */
export function signedHeaders(body: string | Uint8Array, { at = clock.now(), secret = BANK_SECRET }: Delivery = {}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return { "Content-Type": "application/json", "X-SePay-Timestamp": timestamp, "X-SePay-Signature": `sha256=${signature}` };
}

/** Posts a notice as SePay does: no cookie, no form token, the body signed; a header of null is left out. */
export function postNotice(body: object | string | Uint8Array, delivery: Delivery = {}): Promise<Response> {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const headers = Object.entries({ ...signedHeaders(raw, delivery), ...delivery.headers }).filter((entry): entry is [string, string] => entry[1] !== null);
  const sent = delivery.tamper && typeof raw === "string" ? delivery.tamper(raw) : raw;
  const request = new Request("http://localhost:3000/webhooks/bank", { method: "POST", body: sent as BodyInit, headers });
  return action({ request, params: {}, context: { ip: "203.0.113.7", nonce: "" } });
}

function vietnamTime(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
