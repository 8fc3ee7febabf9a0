import type { Viewer } from "~/domain/accounts/viewer";
import { areasOf } from "~/domain/deliveries/read-coordinator-desk.server";
import { db } from "~/platform/database.server";

const LIST_LENGTH = 100;

/** A bridge of which something is still to be taken, as a coordinator sees it. Units of the need; the day is yyyy-mm-dd. */
export type WaitingBridge = { code: string; titleVi: string; titleEn: string; placeVi: string; placeEn: string; unitVi: string; unitEn: string; units: number; deadline: string };

/** The bridges in the viewer's areas that wait for somebody, the earliest to end first; an auditor sees all areas. Whoever asks has been let see the desk. */
export async function listBridgesOfArea(viewer: Viewer): Promise<WaitingBridge[]> {
  const rows = await db.need.findMany({
    where: { AND: [areasOf(viewer), { bridgeOfId: { not: null }, state: { in: ["open", "expired"] }, unitsAllocated: { lt: db.need.fields.quantity } }] },
    orderBy: [{ deadline: "asc" }, { code: "asc" }],
    take: LIST_LENGTH,
    select: { code: true, titleVi: true, titleEn: true, placeVi: true, placeEn: true, unitVi: true, unitEn: true, quantity: true, unitsAllocated: true, deadline: true },
  });
  return rows.map(({ quantity, unitsAllocated, deadline, ...bridge }) => ({ ...bridge, units: quantity - unitsAllocated, deadline: deadline.toISOString().slice(0, 10) }));
}
