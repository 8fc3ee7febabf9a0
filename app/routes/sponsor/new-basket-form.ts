import { newPledgeForm } from "./new-pledge-form";

/** What a person sends to pledge a basket: the questions of a pledge that are asked once for all of it. */
export function newBasketForm(t: (key: string, params?: Record<string, unknown>) => string, guest: boolean) {
  return newPledgeForm(t, guest).pick({ channel: true, surplusRule: true, givenAs: true, honourName: true, message: true, idempotencyKey: true, name: true, email: true });
}
