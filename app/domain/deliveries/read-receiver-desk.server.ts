import type { Viewer } from "~/domain/accounts/viewer";
import { db } from "~/platform/database.server";
import type { DeliveryRow } from "./delivery";
import { deliveryRow, deliveryRowSelect } from "./delivery-row.server";

export type ReceiverDesk = { toCountersign: DeliveryRow[]; expected: DeliveryRow[]; recent: DeliveryRow[] };

/**
 * What waits for the organisations the viewer receives for: to count now (on its way, or doubted), to expect later, and the last twenty
 * already counted. Empty for somebody who receives for nobody.
 */
export async function readReceiverDesk(viewer: Viewer): Promise<ReceiverDesk> {
  const organisations = viewer.grants.flatMap(({ role, organisationId }) => (role === "receiver" && organisationId ? [organisationId] : []));
  if (organisations.length === 0) return { toCountersign: [], expected: [], recent: [] };
  const need = { receiverId: { in: organisations } };
  const [toCountersign, expected, recent] = await Promise.all([
    db.delivery.findMany({ where: { need, state: { in: ["dispatched", "disputed"] } }, select: deliveryRowSelect, orderBy: { dispatchedAt: "asc" }, take: 100 }),
    db.delivery.findMany({ where: { need, state: "planned" }, select: deliveryRowSelect, orderBy: { plannedOn: { sort: "asc", nulls: "last" } }, take: 50 }),
    db.delivery.findMany({ where: { need, state: { in: ["countersigned", "confirmed", "rejected"] } }, select: deliveryRowSelect, orderBy: { countersignedAt: "desc" }, take: 20 }),
  ]);
  return { toCountersign: toCountersign.map(deliveryRow), expected: expected.map(deliveryRow), recent: recent.map(deliveryRow) };
}
