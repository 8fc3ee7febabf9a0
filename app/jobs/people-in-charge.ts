import type { Tx } from "~/platform/database.server";

const told = { select: { id: true, email: true, displayName: true, locale: true }, orderBy: { email: "asc" } } as const;

/** Coordinators whose area holds the need. Those of no particular area are not written to: they look at their desk. */
export async function coordinatorsOf(tx: Tx, { areaCode, provinceCode }: { areaCode: string; provinceCode: string }) {
  return tx.person.findMany({ where: { disabledAt: null, roleGrantAsPerson: { some: { role: "coordinator", revokedAt: null, areaCodes: { hasSome: [areaCode, provinceCode] } } } }, ...told });
}

/** Everybody who manages the fund. */
export async function fundManagers(tx: Tx) {
  return tx.person.findMany({ where: { disabledAt: null, roleGrantAsPerson: { some: { role: "fund_manager", revokedAt: null } } }, ...told });
}
