import { db } from "~/platform/database.server";

/** How many provinces and communes there are today, and how many dated designations are on record. */
export async function countAreas(): Promise<{ provinces: number; communes: number; designations: number }> {
  const [provinces, communes, designations] = await Promise.all([
    db.area.count({ where: { level: "province", validTo: null } }),
    db.area.count({ where: { level: "commune", validTo: null } }),
    db.areaDesignation.count(),
  ]);
  return { provinces, communes, designations };
}
