import { db } from "~/platform/database.server";

/** How far a need is covered: its state, the units given and those of them that are paid or accepted. */
export async function countsOf(needCode: string) {
  return db.need.findUniqueOrThrow({ where: { code: needCode }, select: { state: true, unitsAllocated: true, unitsPaid: true } });
}

export async function idOfPledge(reference: string): Promise<string> {
  return (await db.pledge.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;
}
