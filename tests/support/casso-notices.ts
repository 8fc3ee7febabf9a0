import { createHmac } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { action } from "~/routes/webhooks/bank";

export const CASSO_SECRET = "a key of our own for the second messenger";

/** A notice in Casso's second shape of a credit of 30,000 đồng to the demonstration's account. */
export const cassoNotice = (more: Record<string, unknown> = {}) => ({
  error: 0,
  data: {
    id: 218897, reference: "FT26329030863634", description: "ung ho", amount: 30_000, runningBalance: 19_077_000, transactionDateTime: vietnamTime(clock.now()), accountNumber: "0000000000000",
    bankName: "MBBank", bankAbbreviation: "MBB", virtualAccountNumber: "", virtualAccountName: "", counterAccountName: "NGUYEN VAN A", counterAccountNumber: "", counterAccountBankId: "", counterAccountBankName: "", ...more,
  },
});

type Delivery = { at?: Date; secret?: string; signature?: string | null; type?: string; tamper?: (body: string) => string };

/** The header under which Casso posts a notice; what is no JSON is signed as it stands. */
export function cassoSignature(body: string, { at = clock.now(), secret = CASSO_SECRET }: Delivery = {}): string {
  let message = body;
  try {
    message = JSON.stringify(ordered(JSON.parse(body)));
  } catch {
    // Not JSON: nobody signs it, so any text will do.
  }
  return `t=${at.getTime()},v1=${createHmac("sha512", secret).update(`${at.getTime()}.${message}`).digest("hex")}`;
}

/** Posts a notice as Casso does: no cookie, no form token, the keys signed in their order; a signature of null is left out. */
export function postCasso(body: object | string, delivery: Delivery = {}): Promise<Response> {
  const raw = typeof body === "string" ? body : JSON.stringify(body);
  const signature = delivery.signature === undefined ? cassoSignature(raw, delivery) : delivery.signature;
  const headers = { "Content-Type": delivery.type ?? "application/json", ...(signature === null ? {} : { "X-Casso-Signature": signature }) };
  const request = new Request("http://localhost:3000/webhooks/bank", { method: "POST", body: delivery.tamper ? delivery.tamper(raw) : raw, headers });
  return action({ request, params: {}, context: { ip: "203.0.113.7", nonce: "" } });
}

function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]));
}

function vietnamTime(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
