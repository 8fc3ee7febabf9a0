import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Viewer } from "~/domain/accounts/viewer";
import type { BasketRequest } from "~/domain/baskets/basket-request";
import { makeBasket } from "~/domain/baskets/make-basket.server";
import { db } from "~/platform/database.server";
import { granted, makeNeed, setStage, type Stage } from "./factories";
import { workerCatchesUp } from "./story";

export type BasketStage = Stage & { needCodes: [string, string, string] };

/** Three open needs: ten lunches of 15,000 đồng, five jackets of 200,000 and eight books of 7,500. */
export async function setBasketStage(): Promise<BasketStage> {
  const stage = await setStage();
  const { receiverId } = stage;
  const jackets = await makeNeed({ receiverId, category: "warm_clothing", code: "HP-WARM-0001", unitPrice: 200_000n, quantity: 5 });
  const books = await makeNeed({ receiverId, category: "books_study", code: "HP-BOOK-0001", unitPrice: 7_500n, quantity: 8 });
  return { ...stage, needCodes: [stage.needCode, jackets, books] };
}

/** What a sponsor's form would send: units of each need in order, none of those at 0. */
export function basketRequest(viewer: Viewer | null, needCodes: readonly string[], units: readonly number[], more: Partial<BasketRequest> = {}): BasketRequest {
  const chosen = needCodes.flatMap((code, index) => (units[index] ? [{ code, units: units[index] }] : []));
  return { chosen, givenAs: "person", honourName: "Người ủng hộ Demo", viewer, locale: "vi", idempotencyKey: randomUUID(), ...more };
}

/** A basket with its letter out: four lunches, two jackets and two books, 475,000 đồng, unless told otherwise. */
export async function promisesBasket({ sponsor, needCodes }: BasketStage, units: readonly number[] = [4, 2, 2], more: Partial<BasketRequest> = {}): Promise<{ reference: string; pledges: string[] }> {
  const { reference } = granted(await makeBasket(basketRequest(sponsor, needCodes, units, more)));
  await workerCatchesUp();
  return { reference, pledges: await pledgesOf(reference) };
}

/** The references of a basket's pledges, in their order. */
export async function pledgesOf(reference: string): Promise<string[]> {
  const rows = await db.pledge.findMany({ where: { basket: { reference } }, orderBy: { basketPosition: "asc" }, select: { reference: true } });
  return rows.map((row) => row.reference);
}

/** The state of a basket and those of its pledges. */
export async function expectStates(reference: string, basket: string, pledges: string | string[]): Promise<void> {
  const found = await db.basket.findUniqueOrThrow({ where: { reference }, select: { state: true, pledges: { orderBy: { basketPosition: "asc" }, select: { state: true } } } });
  const states = found.pledges.map(({ state }) => state);
  expect({ basket: found.state, pledges: states }).toEqual({ basket, pledges: typeof pledges === "string" ? states.map(() => pledges) : pledges });
}
